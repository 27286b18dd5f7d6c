package dev.pacenote.adapters.in.http.notice.stream.frame;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.StreamEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shows events of the types of one feature. Events hold references only; what they refer to is read
 * when it is shown, so that what was withdrawn meanwhile is shown nowhere. Each is one singleton
 * bean. Events of a type that nobody shows have no members of their own.
 */
public interface EventRenderer {

    /** The types that it shows. */
    Set<EventType> types();

    /**
     * The members of each event beside {@code type}, {@code seq}, {@code counts} and {@code
     * timestamp}, which are added. Runs on a thread that may wait for a store.
     *
     * @param reader whose stream the events are in
     * @param events of these types, in order
     * @return as many, in the same order; values as JSON writers know them. Empty for what is gone,
     *     or is not for the reader to know: such an event only brings counts, and has their type
     */
    List<Map<String, Object>> render(AccountId reader, List<StreamEvent> events);
}
