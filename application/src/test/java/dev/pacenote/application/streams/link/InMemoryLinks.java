package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.StreamerId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which servers follow which channels, in memory. */
public final class InMemoryLinks implements Links {

    private final Tables tables;

    public InMemoryLinks(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Link> find(Link.Key key) {
        return tables.with(state -> Optional.ofNullable(state.rows(StreamsTables.LINKS).get(key)));
    }

    @Override
    public List<Link> of(GuildId guild) {
        return all().stream().filter(link -> link.guild().equals(guild)).toList();
    }

    @Override
    public List<Link> of(StreamerId streamer) {
        return all().stream().filter(link -> link.streamer().equals(streamer)).toList();
    }

    @Override
    public List<Link> addedBy(AccountId admin) {
        return all().stream()
                .filter(link -> link.addedByAdmin().equals(Optional.of(admin)))
                .toList();
    }

    @Override
    public List<Link> all() {
        return tables.with(
                state ->
                        state.rows(StreamsTables.LINKS).values().stream()
                                .sorted(Comparator.comparing(Link::addedAt))
                                .toList());
    }

    @Override
    public SaveResult<Link> save(Link link) {
        return tables.with(
                state -> {
                    if (find(link.key()).map(Link::version).orElse(0L) != link.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = link.savedAs(link.version() + 1);
                    state.rows(StreamsTables.LINKS).put(link.key(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }

    @Override
    public boolean remove(Link.Key key) {
        return tables.with(state -> state.rows(StreamsTables.LINKS).remove(key) != null);
    }
}
