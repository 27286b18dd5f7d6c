package dev.pacenote.application.streams.role;

import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.role.RoleHolder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who has the roles that we made. They go with the role. Whoever has one and deleted their account
 * here is found among those from whom it is to be taken.
 */
public interface RoleHolders {

    Optional<RoleHolder> find(RoleHolder.Key key);

    /** Those of a link that something is still to be given to or taken from. */
    int waiting(Link.Key link);

    /**
     * In place of what was known.
     *
     * @return false when the link has no role noted; nothing is kept then
     */
    boolean save(RoleHolder holder);

    /**
     * Takes those that are due, so that nobody else does until they are due again: each with a new
     * due moment.
     */
    List<RoleHolder> claim(Instant now, int limit);

    /** In place of this one, unless somebody changed it meanwhile. */
    boolean replace(RoleHolder before, RoleHolder next);

    /**
     * Is to have the role, and at once. Where more is known, that counts: whatever is wanted of it
     * now is due at once, and where Discord has the last word it keeps it.
     */
    void ask(RoleHolder.Key key, Instant now);

    /** Is due at once, whatever is wanted of it now; nothing where it is not known any more. */
    void dueAgain(RoleHolder.Key key, Instant now);
}
