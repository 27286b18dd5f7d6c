package dev.pacenote.application.trackmania.board;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.PlayerName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Display names of drivers, which they may change. */
public interface PlayerNames {

    /**
     * The names that are known; unknown accounts are missing from the answer.
     *
     * @throws UpstreamException when there is no usable answer
     */
    Map<PlayerId, String> of(Set<PlayerId> accounts);

    /** A player as the game's services spell them. */
    record Player(String name, PlayerId account) {}

    /**
     * The player with this display name, whatever the letter case.
     *
     * @throws UpstreamException when there is no usable answer
     */
    Optional<Player> find(PlayerName displayName);
}
