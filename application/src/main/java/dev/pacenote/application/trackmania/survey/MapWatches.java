package dev.pacenote.application.trackmania.survey;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.Knowledge;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is known of each map: its board, and every record ever seen on it. */
public interface MapWatches {

    /**
     * A board and the events that belong to it.
     *
     * @param moved whether it shows something new that was wanted at once
     */
    record Lesson(Board board, List<RecordEvent> events, boolean moved) {
        public Lesson {
            events = List.copyOf(events);
        }
    }

    /** A watch for each of these maps; one that was never seen is empty. */
    Map<MapUid, MapWatch> load(Collection<MapUid> maps);

    /**
     * Stores boards together with their events, all or nothing, and notes that these maps were read
     * in this pass. An event whose key is known is passed over, unless it stands first now and did
     * not when it was found: then it gets that place and a new number. Events are numbered so that
     * whoever has seen a number will never see a smaller one appear.
     */
    void learn(Collection<Lesson> lessons, Instant at, UUID pass);

    /** What is known of each of these maps before a survey. */
    Map<MapUid, Knowledge> known(Collection<MapUid> maps);

    /**
     * Notes that these maps were looked at in this pass and their boards still are what is known,
     * as far as anybody wants to know at once. A map without a board is passed over.
     */
    void confirm(Collection<MapUid> maps, Instant at, UUID pass);

    /**
     * Of these maps those that the latest runs found missing. Learning a board with entries and
     * confirming a map end its absence; an empty board says nothing.
     */
    Map<MapUid, Absence> absences(Collection<MapUid> maps);

    /** Stores absences, {@link Absence#NONE} ends one; a map never read is passed over. */
    void save(Map<MapUid, Absence> absences);

    /** The board of a map if it was read at or after {@code since}. */
    Optional<Board> readSince(MapUid map, Instant since);

    /** Boards of these maps, as far as they were read in this pass. */
    Map<MapUid, Board> boards(Collection<MapUid> maps, UUID pass);

    /**
     * A map at a glance.
     *
     * @param lookedAt when somebody last made sure of it
     * @param lastRecordAt when its latest record was driven, or found if nobody knows
     * @param leads how many records were seen at its first place so far
     */
    record Glance(
            Instant lookedAt, Optional<Instant> lastRecordAt, Optional<Entry> leader, int leads) {}

    /** These maps at a glance; those never looked at are missing. */
    Map<MapUid, Glance> glance(Collection<MapUid> maps);

    /** Every record that stood first on this map when it was found, earliest first. */
    List<RecordEvent> leads(MapUid map);

    /** For each of these maps the records that stood first on it, in any order. */
    Map<MapUid, List<RecordEvent.Numbered>> leads(Collection<MapUid> maps);

    /** Maps that were looked at in this pass, by reading or by confirming. */
    Set<MapUid> lookedAt(UUID pass);

    /** Those of these maps that were looked at in this pass. */
    Set<MapUid> lookedAt(Collection<MapUid> maps, UUID pass);

    /** The number of the last event, 0 when there is none. */
    long lastEvent();
}
