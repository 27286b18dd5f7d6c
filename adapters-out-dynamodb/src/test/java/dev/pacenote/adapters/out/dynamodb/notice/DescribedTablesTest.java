package dev.pacenote.adapters.out.dynamodb.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTables;
import dev.pacenote.adapters.out.dynamodb.platform.LocalDynamo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The tables of the tests are those that the infrastructure describes. */
class DescribedTablesTest {

    private static final LocalDynamo DYNAMO = new LocalDynamo();

    private static final Map<String, BiConsumer<DynamoDbClient, String>> TABLES =
            Map.of(
                    "users", MessagingTableShapes::createUsers,
                    "messages", MessagingTableShapes::createMessages,
                    "notifications", MessagingTableShapes::createNotifications,
                    "notices", MessagingTableShapes::createNotices,
                    "stream", MessagingTableShapes::createStream,
                    "connections", DynamoTables::createConnections,
                    "deliveries", DynamoTables::createDeliveries,
                    "once", MessagingTableShapes::createOnce);

    private static final Pattern KEY =
            Pattern.compile("hash\\s+= \"(\\w+)\", range = \"(\\w*)\", feed = (\\w+)");
    private static final Pattern LOCAL = Pattern.compile("local\\s+= \\{([^}]*)}");
    private static final Pattern ATTRIBUTES = Pattern.compile("attributes = \\{([^}]*)}");
    private static final Pattern PAIR = Pattern.compile("(\\w+)\\s*= \"(\\w+)\"");
    private static final Pattern GLOBAL =
            Pattern.compile(
                    "(\\w+)\\s*= \\{ hash = \"(\\w+)\", range = \"(\\w*)\", all = (\\w+) }");

    @AfterAll
    static void close() {
        DYNAMO.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users",
                "messages",
                "notifications",
                "notices",
                "stream",
                "connections",
                "deliveries",
                "once"
            })
    void keys_indexes_and_change_feeds_are_the_same(String table) throws IOException {
        TABLES.get(table).accept(DYNAMO.client(), table);
        var made = DYNAMO.client().describeTable(describe -> describe.tableName(table)).table();

        assertThat(words(made)).isEqualTo(words(described(table)));
    }

    /** The block of that table. */
    private static String described(String table) throws IOException {
        var all = Files.readString(Path.of("../infra/terraform/message-tables.tf"));
        var begin = all.indexOf("\n    " + table + " = {\n");
        assertThat(begin).as("described: " + table).isPositive();
        return all.substring(begin, all.indexOf("\n    }\n", begin));
    }

    private static Set<String> words(String described) {
        var words = new TreeSet<String>();
        var key = KEY.matcher(described);
        assertThat(key.find()).isTrue();
        words.add("key " + key.group(1) + " " + key.group(2));
        words.add("feed " + key.group(3));
        pairs(ATTRIBUTES, described).forEach(pair -> words.add("attribute " + pair));
        pairs(LOCAL, described)
                .forEach(pair -> words.add("index " + pair.replace(" ", " userId ") + " all"));
        GLOBAL.matcher(described)
                .results()
                .forEach(
                        index ->
                                words.add(
                                        "index "
                                                + index.group(1)
                                                + " "
                                                + index.group(2)
                                                + " "
                                                + index.group(3)
                                                + (index.group(4).equals("true") ? " all" : "")));
        return words;
    }

    private static List<String> pairs(Pattern block, String described) {
        return block.matcher(described)
                .results()
                .flatMap(found -> PAIR.matcher(found.group(1)).results())
                .map(pair -> pair.group(1) + " " + pair.group(2))
                .toList();
    }

    private static Set<String> words(TableDescription made) {
        var words = new TreeSet<String>();
        words.add("key " + keys(made.keySchema()));
        words.add("feed " + (made.streamSpecification() != null));
        made.attributeDefinitions().stream()
                .map(DescribedTablesTest::attribute)
                .forEach(words::add);
        made.localSecondaryIndexes()
                .forEach(
                        index ->
                                words.add(
                                        index(
                                                index.indexName(),
                                                index.keySchema(),
                                                index.projection().projectionType())));
        made.globalSecondaryIndexes()
                .forEach(
                        index ->
                                words.add(
                                        index(
                                                index.indexName(),
                                                index.keySchema(),
                                                index.projection().projectionType())));
        return words;
    }

    private static String attribute(AttributeDefinition attribute) {
        return "attribute " + attribute.attributeName() + " " + attribute.attributeTypeAsString();
    }

    private static String index(String name, List<KeySchemaElement> keys, ProjectionType shows) {
        return "index " + name + " " + keys(keys) + (shows == ProjectionType.ALL ? " all" : "");
    }

    private static String keys(List<KeySchemaElement> keys) {
        var names =
                keys.stream().map(KeySchemaElement::attributeName).collect(Collectors.joining(" "));
        return keys.size() == 1 ? names + " " : names;
    }
}
