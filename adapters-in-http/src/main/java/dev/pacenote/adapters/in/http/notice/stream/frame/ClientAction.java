package dev.pacenote.adapters.in.http.notice.stream.frame;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Optional;

/**
 * An action of a feature that a client asks for on its socket. Each is one singleton bean; the
 * client gets a {@code reply} with the result.
 */
public interface ClientAction {

    /** The word in the frame's member {@code action}. */
    String name();

    /** Whether it is meant by a frame of its name: several features may share an action. */
    default boolean isMeantBy(JsonNode frame) {
        return true;
    }

    /**
     * Does it, on a thread that may wait for a store.
     *
     * @param frame the whole frame, of which nothing is checked but the action
     * @return the code of why not; empty when it is done
     */
    Optional<String> perform(AccountId caller, JsonNode frame);
}
