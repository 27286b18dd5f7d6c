package dev.pacenote.application.streams.membership;

import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.membership.NoticeChoice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person looks at the channels of all their servers, and says of which they want to hear. */
public final class ChooseNotices {

    /** A channel in a server of the person. */
    public record Row(Guild guild, Streamer streamer, NoticeChoice choice) {}

    /** More than anybody reads. */
    public static final int MOST_ROWS = 2_000;

    private final ListGuilds guilds;
    private final Guilds configs;
    private final Links links;
    private final Streamers streamers;
    private final Preferences preferences;

    public ChooseNotices(
            ListGuilds guilds,
            Guilds configs,
            Links links,
            Streamers streamers,
            Preferences preferences) {
        this.guilds = guilds;
        this.configs = configs;
        this.links = links;
        this.streamers = streamers;
        this.preferences = preferences;
    }

    /** By server and channel, chosen or not; {@value #MOST_ROWS} at most. */
    public List<Row> of(AccountId account) {
        var chosen = preferences.of(account);
        return guilds.of(account).stream()
                .flatMap(listed -> rows(listed.guild(), chosen))
                .limit(MOST_ROWS)
                .toList();
    }

    private Stream<Row> rows(Guild guild, Map<Link.Key, Boolean> chosen) {
        var followed =
                links.of(guild.id()).stream()
                        .collect(Collectors.toMap(Link::streamer, Function.identity()));
        var settings = configs.config(guild.id()).settings();
        return streamers.findAll(followed.keySet()).stream()
                .map(
                        streamer -> {
                            var link = Objects.requireNonNull(followed.get(streamer.id()));
                            return new Row(
                                    guild,
                                    streamer,
                                    choice(
                                            link,
                                            settings,
                                            Optional.ofNullable(chosen.get(link.key()))));
                        });
    }

    /**
     * Of two choices at once the last stays.
     *
     * @return what it does; empty where the server does not follow the channel
     */
    public Optional<NoticeChoice> choose(AccountId account, Link.Key key, boolean enabled) {
        return links.find(key)
                .map(
                        link -> {
                            preferences.save(account, key, enabled);
                            return choice(
                                    link,
                                    configs.config(key.guild()).settings(),
                                    Optional.of(enabled));
                        });
    }

    private static NoticeChoice choice(
            Link link, GuildSettings settings, Optional<Boolean> chosen) {
        return new NoticeChoice(chosen, link.settings(settings).target().pingMode());
    }
}
