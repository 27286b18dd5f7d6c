package dev.pacenote.adapters.in.http.trackmania.board;

import dev.pacenote.adapters.in.http.platform.Problem;
import dev.pacenote.adapters.in.http.platform.ProblemException;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids from paths: anything that has not their form is a 400. */
public final class PathIds {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private PathIds() {}

    /** Reads a UUID in its usual form. */
    public static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new ProblemException(
                    Problem.invalid("id", "invalid_id", "This is not a valid id."));
        }
        return UUID.fromString(text);
    }

    /** Reads the uid of a map. */
    public static MapUid map(String text) {
        try {
            return new MapUid(text);
        } catch (InvalidValueException e) {
            throw new ProblemException(
                    Problem.invalid("mapUid", e.code(), String.valueOf(e.getMessage())));
        }
    }

    public static boolean isUuid(String text) {
        return UUID_FORM.matcher(text).matches();
    }

    public static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new ProblemException(
                    Problem.invalid("id", "invalid_id", "This is not a valid number."));
        }
        return Long.parseLong(text);
    }
}
