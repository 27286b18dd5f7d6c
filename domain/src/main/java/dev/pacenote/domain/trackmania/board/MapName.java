package dev.pacenote.domain.trackmania.board;

import dev.pacenote.domain.platform.VisibleText;

/** A map's name as its author typed it, with {@code $} style codes. */
public record MapName(String raw) {

    /**
     * The name without style codes: {@code $$} is a dollar; {@code $} and a hex digit swallow up to
     * three hex digits; {@code $l $h $p} swallow a following {@code […]}; {@code $} and anything
     * else, one whole character, disappears; white space around the rest as well. What the browser
     * shows follows the same rules: {@code web/src/trackmania/mapName.ts}.
     *
     * @return never blank: the uid when nothing is left that a reader could see
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
        return VisibleText.orElse(trimmed(out), uid.value());
    }

    /** Without white space at the ends, also without spaces that must not be broken at. */
    private static String trimmed(CharSequence text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.subSequence(from, to).toString();
    }

    private static boolean isSpace(char c) {
        return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r');
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
