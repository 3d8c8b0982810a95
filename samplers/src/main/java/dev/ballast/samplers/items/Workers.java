package dev.ballast.samplers.items;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Virtual threads that make elements, never more than so many at a time. They are there while there is something to do.
final class Workers implements AutoCloseable {

    private final int most;
    private final Thread.Builder builder = Thread.ofVirtual().name("ballast-loader-", 0);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition anyDone = lock.newCondition();
    private final Deque<Making<?>> waiting = new ArrayDeque<>();
    private final List<Thread> started = new ArrayList<>();
    private int running;

    Workers(int most) {
        this.most = most;
    }

    /// Has an element made after all that wait.
    void submit(Making<?> making) {
        lock.lock();
        try {
            if (making.isWaiting()) {
                waiting.addLast(making);
                start(making);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Has an element made before all that wait.
    void submitFirst(Making<?> making) {
        lock.lock();
        try {
            if (making.isWaiting()) {
                waiting.addFirst(making);
                start(making);
            }
        } finally {
            lock.unlock();
        }
    }

    private void start(Making<?> making) {
        started.removeIf(thread -> !thread.isAlive());
        for (int piece = 0; running < most && piece < Math.max(1, making.count()); piece++) {
            Thread thread = builder.unstarted(this::work);
            started.add(thread);
            running++;
            thread.start();
        }
    }

    private void work() {
        while (true) {
            Making<?> making;
            int piece;
            lock.lock();
            try {
                making = waiting.peekFirst();
                if (making == null) {
                    running--;
                    return;
                }
                piece = making.hand();
                if (!making.isWaiting()) {
                    waiting.removeFirst();
                }
            } finally {
                lock.unlock();
            }
            make(making, piece);
        }
    }

    private void make(Making<?> making, int piece) {
        Throwable thrown = making.make(piece);
        boolean last;
        lock.lock();
        try {
            last = making.finish(piece, thrown);
            if (thrown != null) {
                waiting.remove(making);
            }
            if (making.isDone()) {
                anyDone.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (last) {
            Throwable joining = making.join();
            lock.lock();
            try {
                making.joined(joining);
                anyDone.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Waits for an element.
    ///
    /// @throws CancellationException if the calling thread is interrupted before the element is there
    <T> T await(Making<T> making) {
        lock.lock();
        try {
            while (!making.isDone()) {
                anyDone.await();
            }
            return making.element();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(e);
        } finally {
            lock.unlock();
        }
    }

    private static CancellationException cancelled(InterruptedException e) {
        CancellationException cancelled = new CancellationException(
                "interrupted while waiting for a loader; nothing was consumed, and next() can be called again");
        cancelled.initCause(e);
        return cancelled;
    }

    /// Says that nobody wants these elements any more.
    void abandon(Iterable<? extends Making<?>> unwanted) {
        lock.lock();
        try {
            for (Making<?> making : unwanted) {
                making.abandon();
                waiting.remove(making);
            }
        } finally {
            lock.unlock();
        }
    }

    /// The threads that may be alive.
    List<Thread> threads() {
        lock.lock();
        try {
            return List.copyOf(started);
        } finally {
            lock.unlock();
        }
    }

    /// Lets calls that are under way come to their end, and waits for all threads.
    @Override
    public void close() {
        List<Thread> left;
        lock.lock();
        try {
            waiting.clear();
            left = List.copyOf(started);
            started.clear();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        for (Thread thread : left) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
