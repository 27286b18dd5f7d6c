package dev.pacenote.application.streams.template;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, as a map. What has another type than is asked for is refused by the
 * member's name.
 *
 * @param path what stands before the names of the members, such as {@code embed.}; or nothing
 */
public record Fields(String path, Map<String, @Nullable Object> members) {

    public static Fields of(Map<String, ? extends @Nullable Object> members) {
        return new Fields("", new LinkedHashMap<String, @Nullable Object>(members));
    }

    /** Whether the member is there, null included. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** Whether the member is there and null. */
    public boolean isNull(String name) {
        return has(name) && members.get(name) == null;
    }

    public Optional<String> text(String name) {
        return value(name, String.class);
    }

    public Optional<Boolean> flag(String name) {
        return value(name, Boolean.class);
    }

    /** A whole number that an {@code int} holds. */
    public Optional<Integer> number(String name) {
        return value(name, Number.class)
                .map(
                        number -> {
                            if (number.doubleValue() != number.intValue()) {
                                throw wrong(name);
                            }
                            return number.intValue();
                        });
    }

    public Optional<Fields> object(String name) {
        var value = members.get(name);
        if (value != null && !(value instanceof Map<?, ?>)) {
            throw wrong(name);
        }
        return Optional.ofNullable(value).map(map -> within(path + name + ".", map));
    }

    public List<Fields> objects(String name) {
        var found = new ArrayList<Fields>();
        for (var value : list(name)) {
            if (!(value instanceof Map<?, ?>)) {
                throw wrong(name);
            }
            found.add(within(path + name + "[" + found.size() + "].", value));
        }
        return found;
    }

    public List<String> texts(String name) {
        var found = new ArrayList<String>();
        for (var value : list(name)) {
            if (!(value instanceof String text)) {
                throw wrong(name);
            }
            found.add(text);
        }
        return found;
    }

    private List<?> list(String name) {
        var value = members.get(name);
        if (value != null && !(value instanceof List<?>)) {
            throw wrong(name);
        }
        return value instanceof List<?> list ? list : List.of();
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        var value = members.get(name);
        if (value != null && !type.isInstance(value)) {
            throw wrong(name);
        }
        return Optional.ofNullable(value).map(type::cast);
    }

    private static Fields within(String path, Object object) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        if (object instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        return new Fields(path, members);
    }

    /** Refuses a member. */
    public InvalidValueException wrong(String name) {
        return new InvalidValueException("invalid", "This is not possible: " + path + name + ".");
    }
}
