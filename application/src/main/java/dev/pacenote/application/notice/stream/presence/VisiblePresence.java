package dev.pacenote.application.notice.stream.presence;

import dev.pacenote.application.notice.stream.presence.PresenceAudience.Sight;
import dev.pacenote.domain.notice.stream.Presence;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says who is there now, to those who may know; others look as if nothing was known of them. */
public final class VisiblePresence {

    private final Presences presences;
    private final List<PresenceAudience> audiences;

    public VisiblePresence(Presences presences, List<PresenceAudience> audiences) {
        this.presences = presences;
        this.audiences = List.copyOf(audiences);
    }

    /** What each viewer sees now. */
    public Map<Sight, Presence> of(Collection<Sight> sights) {
        var allowed = new HashSet<Sight>();
        audiences.forEach(audience -> allowed.addAll(audience.allowed(sights)));
        var seen = presences.of(allowed.stream().map(Sight::seen).collect(Collectors.toSet()));
        var visible = new HashMap<Sight, Presence>();
        for (var sight : sights) {
            visible.put(
                    sight,
                    allowed.contains(sight)
                            ? seen.getOrDefault(sight.seen(), Presence.UNKNOWN)
                            : Presence.UNKNOWN);
        }
        return visible;
    }
}
