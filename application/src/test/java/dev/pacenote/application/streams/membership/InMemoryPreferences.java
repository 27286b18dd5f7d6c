package dev.pacenote.application.streams.membership;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people chose, in memory. */
public final class InMemoryPreferences implements Preferences {

    public record Key(AccountId account, Link.Key link) {}

    public record Choice(boolean enabled, Instant chosenAt) {}

    /** What happens after somebody read who wants to be pinged. */
    public Runnable afterRead = () -> {};

    private final Tables tables;

    public InMemoryPreferences(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Map<Link.Key, Boolean> of(AccountId account) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.PREFERENCES).entrySet().stream()
                                .filter(it -> it.getKey().account().equals(account))
                                .collect(
                                        Collectors.toMap(
                                                it -> it.getKey().link(),
                                                it -> it.getValue().enabled())));
    }

    @Override
    public Optional<Boolean> find(AccountId account, Link.Key link) {
        return Optional.ofNullable(of(account).get(link));
    }

    @Override
    public List<DiscordUser> optedIn(Link.Key link, int limit) {
        var read = read(link, limit);
        afterRead.run();
        return read;
    }

    private List<DiscordUser> read(Link.Key link, int limit) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.PREFERENCES).entrySet().stream()
                                .filter(it -> it.getKey().link().equals(link))
                                .filter(it -> it.getValue().enabled())
                                .filter(it -> isMember(state, it.getKey().account(), link.guild()))
                                .sorted(
                                        Comparator.comparing(
                                                        (Map.Entry<Key, Choice> it) ->
                                                                it.getValue().chosenAt())
                                                .thenComparingLong(
                                                        it -> it.getKey().account().value()))
                                .flatMap(
                                        it ->
                                                Stream.ofNullable(
                                                        state.rows(StreamsTables.PROFILES)
                                                                .get(it.getKey().account())))
                                .map(DiscordProfile::user)
                                .limit(limit)
                                .toList());
    }

    private static boolean isMember(Tables.State state, AccountId account, GuildId guild) {
        return state.rows(StreamsTables.MEMBERSHIPS).keySet().stream()
                .anyMatch(it -> it.account().equals(account) && it.guild().equals(guild));
    }

    @Override
    public void save(AccountId account, Link.Key link, boolean enabled, Instant now) {
        tables.with(
                state ->
                        state.rows(StreamsTables.PREFERENCES)
                                .merge(
                                        new Key(account, link),
                                        new Choice(enabled, now),
                                        (before, next) ->
                                                before.enabled() == enabled ? before : next));
    }
}
