package dev.pacenote.adapters.in.http.platform.request;

import dev.pacenote.application.platform.VersionCondition;
import io.micronaut.core.annotation.Nullable;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;

/** Versions as entity tags (RFC 9110, 8.8.3): version 3 is {@code "3"}. */
public final class EntityTags {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");
    private static final Pattern VERSION = Pattern.compile("0|[1-9][0-9]{0,17}");

    private EntityTags() {}

    /** The header {@code ETag} of a version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * What a header {@code If-Match} demands. A weak tag, and what is no tag of ours, is no version
     * that anything has.
     *
     * @param header null where there is none
     */
    public static VersionCondition ifMatch(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return VersionCondition.ANY;
        }
        var versions = new HashSet<Long>();
        TAG.matcher(header)
                .results()
                .filter(tag -> tag.group(1) == null && VERSION.matcher(tag.group(2)).matches())
                .forEach(tag -> versions.add(Long.parseLong(tag.group(2))));
        return new VersionCondition(Optional.of(versions));
    }
}
