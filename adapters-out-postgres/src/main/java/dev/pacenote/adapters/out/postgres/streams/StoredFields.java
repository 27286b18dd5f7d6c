package dev.pacenote.adapters.out.postgres.streams;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.application.streams.template.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects in columns. */
public final class StoredFields {

    private StoredFields() {}

    public static Fields read(String json) {
        return Fields.of(Json.read(json, new TypeReference<Map<String, @Nullable Object>>() {}));
    }
}
