package dev.ballast.spark.rows;

import dev.ballast.core.recipe.Resampling;

import org.apache.spark.broadcast.Broadcast;

import java.util.LinkedHashMap;
import java.util.Map;

/// The parcels that have been opened in this virtual machine, the last few of them: an executor makes a plan once, not in
/// every task.
final class OpenedParcels {

    private static final int MOST = 2;
    private static final Map<String, Resampling> OPENED = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Resampling> eldest) {
            return size() > MOST;
        }
    };

    private OpenedParcels() {
    }

    /// Opens a parcel, or returns what was in it.
    ///
    /// @param run   names it
    /// @param sent  the parcel
    static Resampling open(String run, Broadcast<Parcel> sent) {
        synchronized (OPENED) {
            Resampling opened = OPENED.get(run);
            if (opened == null) {
                opened = sent.value().drawAgain();
                OPENED.put(run, opened);
            }
            return opened;
        }
    }

    /// Forgets everything, as a new virtual machine would have to open all parcels.
    static void forget() {
        synchronized (OPENED) {
            OPENED.clear();
        }
    }

    /// Keeps what is known here already.
    static void keep(String run, Resampling drawn) {
        synchronized (OPENED) {
            OPENED.put(run, drawn);
        }
    }
}
