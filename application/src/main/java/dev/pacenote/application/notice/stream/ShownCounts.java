package dev.pacenote.application.notice.stream;

import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.notice.stream.UnreadCounts;

/**
 * What people are shown of their counts. Messages stay stored and counted where their area is
 * switched off; but nobody can find or read one there, so that as many as none are shown to be
 * unread. Where the area is on again, the number is what it was.
 */
public enum ShownCounts {
    /** All that is counted. */
    ALL {
        @Override
        public UnreadCounts of(UnreadCounts counted) {
            return counted;
        }
    },

    /** What can be read where the area of messages is switched off. */
    WITHOUT_MESSAGES {
        @Override
        public UnreadCounts of(UnreadCounts counted) {
            return counted.withoutMessages();
        }
    };

    /** As people see it. */
    public abstract UnreadCounts of(UnreadCounts counted);

    /** With the counts that people see. */
    public final StreamHead of(StreamHead head) {
        return head.with(of(head.counts()));
    }

    final Streams.Head of(Streams.Head head) {
        return new Streams.Head(head.end(), head.oldest(), of(head.counts()));
    }

    final StreamEvent of(StreamEvent event) {
        return event.with(of(event.counts()));
    }
}
