package dev.pacenote.application.streams.membership;

import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.role.GiveRoles;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.membership.NoticeChoice;
import dev.pacenote.domain.streams.role.RoleProblem;
import java.time.InstantSource;
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

    public sealed interface Result {

        /**
         * @param applied false: a role is given or taken as soon as Discord lets us
         */
        record Chosen(NoticeChoice choice, boolean applied) implements Result {}

        /** The server does not follow the channel. */
        record NotLinked() implements Result {}

        /** As many are pinged by name as may be; nothing is stored. */
        record ListFull() implements Result {}

        /** Discord would refuse us to give or take the role; nothing is stored. */
        record RoleNotAssignable(RoleProblem why) implements Result {}
    }

    /** What a list of choices reads, and what a choice changes. */
    public record Stores(
            Guilds configs,
            Links links,
            Streamers streamers,
            Preferences preferences,
            DiscordProfiles profiles,
            Transactions transactions) {}

    /** More than anybody reads. */
    public static final int MAX_ROWS = 2_000;

    /** Each time somebody else was quicker; nobody meets as many as this. */
    private static final int MAX_ATTEMPTS = 20;

    private final ListGuilds guilds;
    private final Stores stores;
    private final GiveRoles roles;
    private final InstantSource clock;

    public ChooseNotices(ListGuilds guilds, Stores stores, GiveRoles roles, InstantSource clock) {
        this.guilds = guilds;
        this.stores = stores;
        this.roles = roles;
        this.clock = clock;
    }

    /** By server and channel, chosen or not; {@value #MAX_ROWS} at most. */
    public List<Row> of(AccountId account) {
        var listed = guilds.of(account);
        roles.look(account, listed.stream().map(it -> it.guild().id()).toList());
        var chosen = stores.preferences().of(account);
        return listed.stream().flatMap(it -> rows(it.guild(), chosen)).limit(MAX_ROWS).toList();
    }

    private Stream<Row> rows(Guild guild, Map<Link.Key, Boolean> chosen) {
        var followed =
                stores.links().of(guild.id()).stream()
                        .collect(Collectors.toMap(Link::streamer, Function.identity()));
        var settings = stores.configs().config(guild.id()).settings();
        return stores.streamers().findAll(followed.keySet()).stream()
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
     * Of two choices of a person at once the last stays; of two people who take the last place
     * among those pinged by name one gets it.
     *
     * @throws OverloadedException when others were quicker each time
     */
    public Result choose(AccountId account, Link.Key key, boolean enabled) {
        var link = stores.links().find(key);
        if (link.isEmpty()) {
            return new Result.NotLinked();
        }
        var settings = stores.configs().config(key.guild()).settings();
        if (!choice(link.get(), settings, Optional.of(enabled)).isByManagedRole()) {
            return stored(account, key, enabled);
        }
        var problem = roles.problem(key);
        if (problem.isPresent()) {
            return new Result.RoleNotAssignable(problem.get());
        }
        return switch (stored(account, key, enabled)) {
            case Result.Chosen(var choice, _) ->
                    new Result.Chosen(choice, roles.apply(account, key));
            case Result other -> other;
        };
    }

    private Result stored(AccountId account, Link.Key key, boolean enabled) {
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            var result = stores.transactions().inTransaction(() -> chosen(account, key, enabled));
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new OverloadedException("places among those pinged by name");
    }

    /** Empty when somebody else was quicker. */
    private Optional<Result> chosen(AccountId account, Link.Key key, boolean enabled) {
        var link = stores.links().find(key);
        if (link.isEmpty()) {
            return Optional.of(new Result.NotLinked());
        }
        var settings = stores.configs().config(key.guild()).settings();
        var choice = choice(link.get(), settings, Optional.of(enabled));
        if (choice.isMentioned()) {
            // Saved unchanged: whoever takes a place at the same time meets a conflict.
            if (stores.links().save(link.get()) instanceof SaveResult.Conflict<Link>) {
                return Optional.empty();
            }
            if (isFull(account, key)) {
                return Optional.of(new Result.ListFull());
            }
        }
        stores.preferences().save(account, key, enabled, clock.instant());
        if (choice.isByManagedRole()) {
            roles.note(account, key, enabled);
        }
        return Optional.of(new Result.Chosen(choice, true));
    }

    private boolean isFull(AccountId account, Link.Key key) {
        var pinged = stores.preferences().optedIn(key, PingMode.MAX_MENTIONS);
        return pinged.size() >= PingMode.MAX_MENTIONS
                && stores.profiles()
                        .find(account)
                        .filter(own -> pinged.contains(own.user()))
                        .isEmpty();
    }

    private static NoticeChoice choice(
            Link link, GuildSettings settings, Optional<Boolean> chosen) {
        return new NoticeChoice(chosen, link.settings(settings).target().pingMode());
    }
}
