package dev.ballast.cli.methods;

/// Writes a square picture as SVG. Places are in pixels from the upper left corner, rounded to tenths, so that the last bit of a
/// number changes no byte. There is no background; the colors can be told apart on white and on black.
final class Svg {

    static final int SIDE = 220;
    static final String COMMON = "#848d97";
    static final String RARE = "#3684f0";
    static final String NEW = "#ec7211";

    private static final int TENTHS = 10;

    private final StringBuilder out = new StringBuilder();

    /// Begins a picture.
    ///
    /// @param title what a reader hears who does not see the picture
    Svg(String title) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(SIDE).append("\" height=\"")
                .append(SIDE)
                .append("\" viewBox=\"0 0 ").append(SIDE).append(' ').append(SIDE)
                .append("\" role=\"img\">\n<title>").append(title).append("</title>\n");
        open("fill=\"none\" stroke=\"" + COMMON + "\" stroke-opacity=\"0.35\"");
        out.append("<rect x=\"0.5\" y=\"0.5\" width=\"219\" height=\"219\" rx=\"6\"/>\n");
        close();
    }

    Svg open(String attributes) {
        out.append("<g ").append(attributes).append(">\n");
        return this;
    }

    Svg close() {
        out.append("</g>\n");
        return this;
    }

    Svg circle(double x, double y, double radius) {
        out.append("<circle cx=\"").append(place(x)).append("\" cy=\"").append(place(y)).append("\" r=\"")
                .append(place(radius)).append("\"/>\n");
        return this;
    }

    Svg rectangle(double x, double y, double width, double height) {
        out.append("<rect x=\"").append(place(x)).append("\" y=\"").append(place(y)).append("\" width=\"")
                .append(place(width)).append("\" height=\"").append(place(height)).append("\"/>\n");
        return this;
    }

    Svg path(String data) {
        if (!data.isEmpty()) {
            out.append("<path d=\"").append(data).append("\"/>\n");
        }
        return this;
    }

    Svg text(double x, double y, String text) {
        out.append("<text x=\"").append(place(x)).append("\" y=\"").append(place(y)).append("\">").append(text)
                .append("</text>\n");
        return this;
    }

    @Override
    public String toString() {
        return out + "</svg>\n";
    }

    static String line(double x0, double y0, double x1, double y1) {
        return "M" + place(x0) + " " + place(y0) + "L" + place(x1) + " " + place(y1);
    }

    /// A place to a tenth of a pixel.
    static String place(double value) {
        long tenths = Math.round(value * TENTHS);
        String text = Math.abs(tenths) / TENTHS + (tenths % TENTHS == 0 ? "" : "." + Math.abs(tenths) % TENTHS);
        return (tenths < 0 ? "-" : "") + text;
    }
}
