package dev.pacenote.domain.parts.catalogue;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names a part within its workshop. It stands in addresses, so their fixed words are taken. */
public record PartId(String value) implements Comparable<PartId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Set<String> RESERVED =
            Set.of(
                    "low",
                    "movements",
                    "verify",
                    "import",
                    "export",
                    "lookup",
                    "settings",
                    "files",
                    "new",
                    "edit");

    /**
     * @throws InvalidValueException with the code {@code reserved_id} for a word of an address
     */
    public PartId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException(
                    "invalid_part_id",
                    "A part id is 1 to 64 letters, digits, dots, underscores and hyphens, and"
                            + " begins with a letter or digit.");
        }
        if (RESERVED.contains(value.toLowerCase(Locale.ROOT))) {
            throw new InvalidValueException("reserved_id", "This word is no part id: " + value);
        }
    }

    @Override
    public int compareTo(PartId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
