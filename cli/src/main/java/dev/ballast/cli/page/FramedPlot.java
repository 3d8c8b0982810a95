package dev.ballast.cli.page;

import java.util.List;
import java.util.function.Consumer;

/// A drawing between two axes.
///
/// @param x       the horizontal axis
/// @param y       the vertical axis
/// @param content draws what is between them
record FramedPlot(Axis x, Axis y, Consumer<Frame> content) implements Plot {

    private static final int HEIGHT = 260;
    private static final int LEFT = 44;
    private static final int RIGHT = 350;
    private static final int TOP = 26;
    private static final int BOTTOM = 222;
    private static final int TICKS_ACROSS = 6;
    private static final int TICKS_UP = 6;
    private static final int LONGEST_LABEL = 48;
    private static final double DIGIT = 7;
    private static final double GAP = 8;

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public void draw(Markup out) {
        Frame frame = new Frame(x, y, out);
        out.element("text", shortened(y.label()), "x", "0", "y", "12").line();
        for (Axis.Tick tick : y.ticks(TICKS_UP)) {
            String at = Numbers.place(frame.y(tick.value()));
            out.empty("line", "class", "grid", "x1", "" + LEFT, "x2", "" + RIGHT, "y1", at, "y2", at);
            out.element("text", tick.text(), "x", "" + (LEFT - 5), "y", Numbers.place(frame.y(tick.value()) + 4),
                    "text-anchor", "end").line();
        }
        ticksAcross(frame, out);
        content.accept(frame);
        out.empty("line", "class", "base", "x1", "" + LEFT, "x2", "" + RIGHT, "y1", "" + BOTTOM, "y2", "" + BOTTOM);
        out.element("text", shortened(x.label()), "x", "" + RIGHT, "y", "" + (HEIGHT - 4), "text-anchor", "end").line();
    }

    private void ticksAcross(Frame frame, Markup out) {
        int most = TICKS_ACROSS;
        List<Axis.Tick> ticks = x.ticks(most);
        while (most > 2 && isCrowded(ticks, frame)) {
            most--;
            ticks = x.ticks(most);
        }
        for (Axis.Tick tick : ticks) {
            String at = Numbers.place(frame.x(tick.value()));
            out.empty("line", "class", "base", "x1", at, "x2", at, "y1", "" + BOTTOM, "y2", "" + (BOTTOM + 4));
            out.element("text", tick.text(), "x", Numbers.place(middle(tick, frame)), "y", "" + (BOTTOM + 17),
                    "text-anchor", "middle").line();
        }
    }

    private static boolean isCrowded(List<Axis.Tick> ticks, Frame frame) {
        for (int i = 1; i < ticks.size(); i++) {
            Axis.Tick left = ticks.get(i - 1);
            Axis.Tick right = ticks.get(i);
            if (middle(right, frame) - middle(left, frame) < halfWidth(left) + halfWidth(right) + GAP) {
                return true;
            }
        }
        return false;
    }

    /// Where the middle of a label is: below its mark, unless it would leave the drawing.
    private static double middle(Axis.Tick tick, Frame frame) {
        double half = halfWidth(tick);
        return Math.clamp(frame.x(tick.value()), half, WIDTH - half);
    }

    /// Half of what a label takes, at most: fonts differ, and digits are about 7 units wide.
    private static double halfWidth(Axis.Tick tick) {
        return tick.text().length() * DIGIT / 2;
    }

    static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_LABEL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_LABEL - 3)) + "...";
    }

    /// Places between the axes.
    ///
    /// @param across the horizontal axis
    /// @param up     the vertical axis
    /// @param out    takes what is drawn
    record Frame(Axis across, Axis up, Markup out) {

        double x(double value) {
            return LEFT + across.fraction(value) * (RIGHT - LEFT);
        }

        double y(double value) {
            return BOTTOM - up.fraction(value) * (BOTTOM - TOP);
        }

        String at(double x, double y) {
            return Numbers.place(x(x)) + ' ' + Numbers.place(y(y));
        }
    }
}
