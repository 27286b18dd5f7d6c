package dev.pacenote.adapters.in.http.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pacenote.adapters.in.http.platform.Pagination;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the schemas of records promise, beside what reading and writing of JSON really do. */
class SchemaRulesTest {

    private static ObjectNode planted;
    private static ObjectNode real;

    @BeforeAll
    static void complete() throws IOException {
        try (var file =
                SchemaRulesTest.class
                        .getClassLoader()
                        .getResourceAsStream("META-INF/swagger/planted-1.yml")) {
            planted = completed((ObjectNode) new YAMLMapper().readTree(file));
        }
        real = completed(ApiDocument.compiled());
    }

    private static ObjectNode completed(ObjectNode document) {
        var schemas = document.withObject("/components/schemas");
        SchemaRules.complete(schemas, SchemaRules.ofBodies(document.path("paths"), schemas));
        return schemas;
    }

    private static Set<String> required(JsonNode schema) {
        var required = new TreeSet<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        return required;
    }

    private static JsonNode property(JsonNode schemas, String schema, String name) {
        return schemas.path(schema).path("properties").path(name);
    }

    @Test
    void what_a_body_may_leave_out_is_not_required_and_never_null() {
        assertThat(required(planted.path("PlantedEverything")))
                .containsExactly("alert_id", "email", "user_role");
        assertThat(property(planted, "PlantedEverything", "flag").toString())
                .isEqualTo("{\"type\":\"boolean\"}");
        assertThat(property(planted, "PlantedEverything", "alert_id").path("minimum").asInt())
                .isEqualTo(1);
        assertThat(property(planted, "PlantedEverything", "maps").path("maxItems").asInt())
                .isEqualTo(3);
    }

    @Test
    void a_patch_may_be_left_out_and_may_be_null() {
        assertThat(planted.path("PlantedMerge").has("required")).isFalse();
        assertThat(property(planted, "PlantedMerge", "first_name").path("type").toString())
                .isEqualTo("[\"string\",\"null\"]");
        assertThat(property(planted, "PlantedMerge", "age").path("type").toString())
                .isEqualTo("[\"integer\",\"null\"]");
    }

    @Test
    void nulls_of_answers_are_written_unless_the_record_says_otherwise() {
        assertThat(required(real.path("BoardRow"))).contains("score", "position");
        assertThat(property(real, "BoardRow", "score").path("type").toString())
                .isEqualTo("[\"integer\",\"null\"]");
        assertThat(property(real, "Person", "email").toString())
                .isEqualTo(
                        "{\"anyOf\":[{\"$ref\":\"#/components/schemas/Email\"},"
                                + "{\"type\":\"null\"}]}");
        assertThat(required(real.path("UserList")))
                .containsExactly("message", "total_users", "users");
        assertThat(property(real, "UserList", "pagination").toString())
                .isEqualTo("{\"$ref\":\"#/components/schemas/Snake\"}");
    }

    @Test
    void answers_have_the_properties_that_are_written_and_no_others() {
        var written = new ObjectMapper().valueToTree(new Pagination.Snake(1, 20, 7, false));
        var names = new TreeSet<String>();
        written.fieldNames().forEachRemaining(names::add);

        assertThat(required(real.path("Snake"))).isEqualTo(names);
        assertThat(real.path("Snake").path("properties")).hasSize(names.size());
        assertThat(real.path("Snake").path("additionalProperties").toString()).isEqualTo("false");
        assertThat(real.path("LoginRequest").has("additionalProperties")).isFalse();
    }

    @Test
    void a_strict_body_has_no_other_properties_either() {
        assertThat(planted.path("PlantedMerge").path("additionalProperties").toString())
                .isEqualTo("false");
        assertThat(planted.path("PlantedFew").has("additionalProperties")).isFalse();
    }

    @Test
    void no_schema_has_a_property_of_its_own_name() {
        assertThat(property(planted, "PlantedMerge", "PlantedMerge").isMissingNode()).isTrue();
        for (var schema : real.properties()) {
            assertThat(schema.getValue().path("properties").has(schema.getKey()))
                    .as(schema.getKey())
                    .isFalse();
        }
    }

    @Test
    void what_features_bring_to_an_answer_is_there_and_null_only_where_it_may_be() {
        var document = ApiDocument.compiled();
        SchemaRules.add(
                document.withObject("/components/schemas"),
                new SchemaMembers(
                        "Profile",
                        List.of(
                                new SchemaMembers.Member("weather", String.class, true),
                                new SchemaMembers.Member("storms", Long.class, false))));

        var schemas = completed(document);

        assertThat(required(schemas.path("Profile"))).contains("id", "storms", "weather");
        assertThat(property(schemas, "Profile", "weather").path("type").toString())
                .isEqualTo("[\"string\",\"null\"]");
        assertThat(property(schemas, "Profile", "storms").toString())
                .isEqualTo("{\"type\":\"integer\",\"format\":\"int64\"}");
        assertThat(schemas.path("Profile").path("properties").has("attributes")).isFalse();
    }
}
