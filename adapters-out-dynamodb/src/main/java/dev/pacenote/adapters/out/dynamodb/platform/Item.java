package dev.pacenote.adapters.out.dynamodb.platform;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item under the hand: attributes by name, in the few types that are stored. */
public final class Item {

    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    public static Item empty() {
        return new Item(new HashMap<>());
    }

    static Item of(Map<String, AttributeValue> attributes) {
        return new Item(new HashMap<>(attributes));
    }

    /** The same attributes, to be changed apart from these. */
    public Item copy() {
        return of(attributes);
    }

    /** These attributes of it, such as those of its key. */
    public Item only(String... names) {
        var chosen = empty();
        for (var name : names) {
            chosen.attributes.put(name, value(name));
        }
        return chosen;
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    public static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    public static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    public Item put(String name, String value) {
        attributes.put(name, text(value));
        return this;
    }

    public Item put(String name, UUID value) {
        return put(name, value.toString());
    }

    public Item put(String name, long value) {
        attributes.put(name, number(value));
        return this;
    }

    /** Milliseconds: nothing that is stored is finer. */
    public Item put(String name, Instant value) {
        return put(name, value.toEpochMilli());
    }

    /** A set; an empty one cannot be stored and is left out. */
    public Item put(String name, Set<String> values) {
        if (!values.isEmpty()) {
            attributes.put(name, AttributeValue.fromSs(List.copyOf(values)));
        }
        return this;
    }

    public Item put(String name, Item value) {
        attributes.put(name, AttributeValue.fromM(value.attributes));
        return this;
    }

    public Item put(String name, List<Item> values) {
        attributes.put(
                name,
                AttributeValue.fromL(
                        values.stream()
                                .map(value -> AttributeValue.fromM(value.attributes))
                                .toList()));
        return this;
    }

    /** A map of texts. */
    public Item put(String name, Map<String, String> values) {
        var texts = new HashMap<String, AttributeValue>();
        values.forEach((key, value) -> texts.put(key, text(value)));
        attributes.put(name, AttributeValue.fromM(texts));
        return this;
    }

    public Item put(String name, boolean value) {
        attributes.put(name, AttributeValue.fromBool(value));
        return this;
    }

    /** Nothing is stored of a moment that is not known. */
    public Item put(String name, Optional<Instant> value) {
        value.ifPresent(known -> put(name, known));
        return this;
    }

    @Override
    public String toString() {
        return attributes.keySet().toString();
    }

    /** A set; what is not there is empty. */
    public List<String> texts(String name) {
        return has(name) ? value(name).ss() : List.of();
    }

    public Item remove(String name) {
        attributes.remove(name);
        return this;
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    private AttributeValue value(String name) {
        var value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("an item without " + name);
        }
        return value;
    }

    public String string(String name) {
        return value(name).s();
    }

    public UUID uuid(String name) {
        return UUID.fromString(string(name));
    }

    public boolean bool(String name) {
        return value(name).bool();
    }

    /** A map of texts. */
    public Map<String, String> map(String name) {
        var texts = new HashMap<String, String>();
        value(name).m().forEach((key, value) -> texts.put(key, value.s()));
        return texts;
    }

    public long number(String name) {
        return Long.parseLong(value(name).n());
    }

    public Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    public Optional<String> maybeString(String name) {
        return has(name) ? Optional.of(string(name)) : Optional.empty();
    }

    public Optional<Instant> maybeInstant(String name) {
        return has(name) ? Optional.of(instant(name)) : Optional.empty();
    }

    public Item item(String name) {
        return new Item(value(name).m());
    }

    public List<Item> items(String name) {
        return value(name).l().stream().map(value -> new Item(value.m())).toList();
    }
}
