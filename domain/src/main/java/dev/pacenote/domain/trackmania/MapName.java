package dev.pacenote.domain.trackmania;

/** A map's name as its author typed it, with {@code $} style codes. */
public record MapName(String raw) {

    /**
     * The name without style codes: {@code $$} is a dollar; {@code $} and a hex digit swallow up to
     * three hex digits; {@code $l $h $p} swallow a following {@code […]}; {@code $} and anything
     * else disappears.
     *
     * @return never blank: the uid when nothing is left
     */
    public String plain(MapUid uid) {
        var out = new StringBuilder();
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            if (c != '$') {
                out.append(c);
                i++;
            } else {
                i = afterCode(i + 1, out);
            }
        }
        var text = out.toString().strip();
        return text.isEmpty() ? uid.value() : text;
    }

    /** Reads the code that begins behind a dollar; returns where reading goes on. */
    private int afterCode(int i, StringBuilder out) {
        if (i >= raw.length()) {
            return i;
        }
        int code = raw.codePointAt(i);
        if (code == '$') {
            out.append('$');
            return i + 1;
        }
        if (isHex(code)) {
            int end = i;
            while (end < raw.length() && end < i + 3 && isHex(raw.charAt(end))) {
                end++;
            }
            return end;
        }
        int next = i + Character.charCount(code);
        if ("lhpLHP".indexOf(code) >= 0 && next < raw.length() && raw.charAt(next) == '[') {
            int close = raw.indexOf(']', next);
            return close < 0 ? next : close + 1;
        }
        return next;
    }

    private static boolean isHex(int c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    @Override
    public String toString() {
        return raw;
    }
}
