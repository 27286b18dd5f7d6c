package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.application.trackmania.board.MailPhrases;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.board.TrackmaniaLinks;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.trackmania.board.PlayerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says which map has how many new records, and what the latest of them is. */
public final class RecordNotificationRenderer implements NotificationRenderer {

    private final ResolveNames names;

    public RecordNotificationRenderer(ResolveNames names) {
        this.names = names;
    }

    @Override
    public Topic topic() {
        return RecordFacts.TOPIC;
    }

    @Override
    public NotificationType type() {
        return NotificationType.ALERT;
    }

    @Override
    public Map<UUID, Text> render(List<Notification> notifications) {
        var latest =
                notifications.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        item ->
                                                RecordFacts.CODEC
                                                        .read()
                                                        .apply(item.gathered().facts())));
        var drivers =
                names.recall(
                        latest.values().stream()
                                .map(RecordFacts::account)
                                .collect(Collectors.toSet()));
        var texts = new HashMap<UUID, Text>();
        latest.forEach(
                (item, record) ->
                        texts.put(item.id(), text(item.gathered().count(), record, drivers)));
        return texts;
    }

    static Text text(int count, RecordFacts record, Map<PlayerId, String> drivers) {
        return new Text(
                (count == 1 ? "New record" : MailPhrases.count(count, "new record"))
                        + " on "
                        + MailPhrases.mapName(record.mapName(), record.map()),
                (count == 1 ? "" : "The latest: ")
                        + record.score().text(record.type())
                        + " by "
                        + NotificationRenderer.name(MailPhrases.driver(record.account(), drivers))
                        + ", #"
                        + record.position()
                        + ".",
                Optional.of(TrackmaniaLinks.RECORDS));
    }
}
