package dev.pacenote.adapters.in.http.platform.openapi;

import java.util.List;

/**
 * Members of an answer that no record names, because features bring them; the document names them
 * all the same.
 *
 * @param schema the name of the answer's schema
 */
public record SchemaMembers(String schema, List<Member> members) {

    /**
     * @param type of the value before it is written
     * @param nullable whether the answer says null where there is no value
     */
    public record Member(String name, Class<?> type, boolean nullable) {}

    public SchemaMembers {
        members = List.copyOf(members);
    }
}
