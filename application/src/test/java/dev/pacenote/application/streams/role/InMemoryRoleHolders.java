package dev.pacenote.application.streams.role;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.role.RoleHolder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who has the roles that we made, in memory. */
public final class InMemoryRoleHolders implements RoleHolders {

    private final Tables tables;

    public InMemoryRoleHolders(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<RoleHolder> find(RoleHolder.Key key) {
        return tables.with(
                state -> Optional.ofNullable(state.rows(StreamsTables.ROLE_HOLDERS).get(key)));
    }

    @Override
    public int waiting(Link.Key link) {
        return tables.with(
                state ->
                        (int)
                                state.rows(StreamsTables.ROLE_HOLDERS).values().stream()
                                        .filter(it -> it.key().link().equals(link))
                                        .filter(it -> !it.isSettled())
                                        .count());
    }

    @Override
    public boolean save(RoleHolder holder) {
        return tables.with(
                state -> {
                    boolean noted =
                            state.rows(StreamsTables.MANAGED_ROLES)
                                    .containsKey(holder.key().link());
                    if (noted) {
                        state.rows(StreamsTables.ROLE_HOLDERS).put(holder.key(), holder);
                    }
                    return noted;
                });
    }

    @Override
    public List<RoleHolder> claim(Instant now, int limit) {
        return tables.with(
                state -> {
                    var rows = state.rows(StreamsTables.ROLE_HOLDERS);
                    var claimed =
                            rows.values().stream()
                                    .filter(
                                            it ->
                                                    it.isDue(now)
                                                            || (it.isSettled()
                                                                    && it.has()
                                                                    && !isKnown(state, it)))
                                    .limit(limit)
                                    .map(it -> it.claimed(now))
                                    .map(it -> isKnown(state, it) ? it : notWanted(it))
                                    .toList();
                    claimed.forEach(it -> rows.put(it.key(), it));
                    return claimed;
                });
    }

    private static RoleHolder notWanted(RoleHolder it) {
        return new RoleHolder(it.key(), false, it.has(), it.seenAt(), it.due());
    }

    private static boolean isKnown(Tables.State state, RoleHolder holder) {
        return state.rows(StreamsTables.PROFILES).values().stream()
                .anyMatch(it -> it.user().equals(holder.key().user()));
    }

    @Override
    public void ask(RoleHolder.Key key, Instant now) {
        if (find(key).isEmpty()) {
            save(RoleHolder.asking(key, true, now));
        } else if (find(key).filter(it -> !it.isSettled()).isPresent()) {
            dueAgain(key, now);
        }
    }

    @Override
    public void dueAgain(RoleHolder.Key key, Instant now) {
        tables.with(
                state ->
                        state.rows(StreamsTables.ROLE_HOLDERS)
                                .computeIfPresent(
                                        key, (_, it) -> RoleHolder.asking(key, it.wanted(), now)));
    }

    @Override
    public boolean replace(RoleHolder before, RoleHolder next) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.ROLE_HOLDERS).replace(before.key(), before, next));
    }
}
