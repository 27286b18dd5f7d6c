package dev.pacenote.configuration.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.Arrays;

/**
 * Makes the JSON mappers of all modules, each named for what it reads. The framework has one more
 * of its own, configured by {@code jackson.*}, which writes the answers of controllers. Whoever
 * needs a mapper keeps it: it remembers what it found out about types.
 */
public final class JsonMappers {

    private JsonMappers() {}

    /**
     * For bodies that people and programs send: text after the value, a name given twice, null in a
     * list, and a value of another JSON type than the field's are refused. A whole number is a
     * decimal one as well.
     */
    public static JsonMapper forRequests() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .withCoercionConfigDefaults(
                        config ->
                                Arrays.stream(CoercionInputShape.values())
                                        .forEach(
                                                shape ->
                                                        config.setCoercion(
                                                                shape, CoercionAction.Fail)))
                .withCoercionConfig(
                        LogicalType.Float,
                        config ->
                                config.setCoercion(
                                        CoercionInputShape.Integer, CoercionAction.TryConvert))
                .defaultSetterInfo(JsonSetter.Value.construct(Nulls.DEFAULT, Nulls.FAIL))
                .build();
    }

    /**
     * For messages of our own in a queue or an outbox. A newer version may have written them: what
     * is not known is ignored. A decimal number for a whole one is refused.
     */
    public static JsonMapper forMessages() {
        return JsonMapper.builder()
                .disable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }

    /** For values that we alone store and read; a name that is not known is a fault of ours. */
    public static JsonMapper forStoredValues() {
        return JsonMapper.builder().build();
    }

    /** For comparing values: equal ones are one text, whatever the order of their members. */
    public static JsonMapper forComparison() {
        return JsonMapper.builder()
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(
                                JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }

    /** For documents of others, read and written as trees. */
    public static JsonMapper forDocuments() {
        return JsonMapper.builder().build();
    }
}
