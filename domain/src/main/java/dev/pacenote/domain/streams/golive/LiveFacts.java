package dev.pacenote.domain.streams.golive;

import dev.pacenote.domain.notice.NoticeFacts;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.streams.link.Streamer;
import java.util.Map;

/**
 * What a notice says of a channel that is live.
 *
 * @param streamer our id of the channel
 * @param login what Twitch's address of it ends with
 * @param title empty while it is not known
 * @param game empty while it is not known
 */
public record LiveFacts(String streamer, String name, String login, String title, String game)
        implements NoticeFacts {

    public static final Topic TOPIC = new Topic("streams.live");

    /** In the inbox and by push; a mail would mostly come too late. */
    public static final TopicChannels CHANNELS =
            new TopicChannels(
                    Map.of(
                            TopicChannels.INBOX,
                            TopicChannels.Default.ON,
                            TopicChannels.PUSH,
                            TopicChannels.Default.ON,
                            TopicChannels.MAIL,
                            TopicChannels.Default.OFF,
                            TopicChannels.WEBHOOK,
                            TopicChannels.Default.OFF),
                    false,
                    Priority.NORMAL);

    public static LiveFacts of(Streamer streamer, Broadcast broadcast) {
        return new LiveFacts(
                streamer.id().toString(),
                streamer.names().displayName(),
                streamer.names().login().value(),
                broadcast.facts().title(),
                broadcast.facts().game());
    }

    /** As they are stored. */
    public StoredFacts stored() {
        return StoredFacts.builder()
                .with("streamerId", streamer)
                .with("name", name)
                .with("login", login)
                .with("title", title)
                .with("game", game)
                .build();
    }

    /** As they were stored. */
    public static LiveFacts of(StoredFacts stored) {
        return new LiveFacts(
                stored.get("streamerId"),
                stored.get("name"),
                stored.get("login"),
                stored.get("title"),
                stored.get("game"));
    }
}
