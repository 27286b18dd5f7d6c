package dev.pacenote.domain.parts.attachment;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is called. It names no folder, and ends as files of its type do. */
public record FileName(String value) {

    private static final int MAX_LENGTH = 120;

    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);

    /** What no folder takes, what nobody sees, and what turns the direction of a line. */
    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}<>:\"|?*]");

    private static final Pattern BLANKS = Pattern.compile("\\p{Z}+");
    private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");

    private static final String NAMELESS = "file";

    /**
     * @throws InvalidValueException for a name that was not cleaned
     */
    public FileName {
        if (value.isEmpty()
                || value.codePointCount(0, value.length()) > MAX_LENGTH
                || FOLDERS.matcher(value).find()
                || UNWANTED.matcher(value).find()) {
            throw new InvalidValueException("invalid_file_name", "This is no name of a file.");
        }
    }

    /**
     * A name that every system takes, of whatever somebody's system called the file.
     *
     * @param type decides how it ends, so that no system takes the file for another one
     */
    public static FileName cleaned(String typed, FileType type) {
        var line = BLANKS.matcher(FOLDERS.matcher(typed).replaceFirst("")).replaceAll(" ");
        var name = EDGES.matcher(UNWANTED.matcher(line).replaceAll("")).replaceAll("");
        int dot = name.lastIndexOf('.');
        var last = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        boolean ends = dot > 0 && type.endings().contains(last);
        var stem = ends ? name.substring(0, dot) : name;
        var ending = "." + (ends ? last : type.endings().getFirst());
        return new FileName(shortened(stem.isEmpty() ? NAMELESS : stem, ending) + ending);
    }

    private static String shortened(String stem, String ending) {
        int most = MAX_LENGTH - ending.length();
        return stem.codePointCount(0, stem.length()) <= most
                ? stem
                : stem.substring(0, stem.offsetByCodePoints(0, most));
    }

    @Override
    public String toString() {
        return value;
    }
}
