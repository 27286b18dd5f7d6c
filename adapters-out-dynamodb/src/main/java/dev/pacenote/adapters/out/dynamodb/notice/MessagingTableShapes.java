package dev.pacenote.adapters.out.dynamodb.notice;

import dev.pacenote.adapters.out.dynamodb.notice.inbox.NotificationQueries;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTables.Column;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The shape of each table of {@link MessagingTables}. On AWS they are made by the description of
 * the infrastructure; on a developer's machine and in tests, by this.
 */
public final class MessagingTableShapes {

    private MessagingTableShapes() {}

    public static void createUsers(DynamoDbClient client, String name) {
        DynamoTables.createSimple(client, name, MessagingTables.USER);
    }

    public static void createOnce(DynamoDbClient client, String name) {
        DynamoTables.createOnce(client, name);
    }

    public static void createStream(DynamoDbClient client, String name) {
        DynamoTables.createOfPeople(client, name, Column.number("seq"), List.of(), Map.of(), true);
    }

    public static void createMessages(DynamoDbClient client, String name) {
        DynamoTables.createOfPeople(
                client,
                name,
                Column.text("messageId"),
                List.of(
                        Column.number("seq"),
                        Column.text("peerSeq"),
                        Column.number("unread"),
                        Column.number("undelivered"),
                        Column.number("newest")),
                Map.of(),
                Map.of("age", List.of(Column.text("bucket"), Column.number("createdAt"))),
                false);
    }

    public static void createNotifications(DynamoDbClient client, String name) {
        DynamoTables.createOfPeople(
                client,
                name,
                Column.text("notificationId"),
                List.of(
                        Column.number(NotificationQueries.BY_SEQ),
                        Column.number(NotificationQueries.UNREAD),
                        Column.number(NotificationQueries.BY_EXPIRY)),
                Map.of(
                        NotificationQueries.EXPIRING,
                        List.of(
                                Column.text("bucket"),
                                Column.number(NotificationQueries.BY_EXPIRY))),
                false);
    }

    public static void createNotices(DynamoDbClient client, String name) {
        DynamoTables.createOfPeople(
                client,
                name,
                Column.text("noticeId"),
                List.of(Column.text(DynamoNotices.BY_NOTIFICATION)),
                Map.of(
                        NoticeItems.UNDISPATCHED,
                        List.of(
                                Column.text(NoticeItems.WAITING),
                                Column.number(NoticeItems.TOLD_AT))),
                true);
    }
}
