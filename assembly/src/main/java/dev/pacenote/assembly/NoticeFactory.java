package dev.pacenote.assembly;

import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import java.util.List;

/** What people are told about. */
@Factory
final class NoticeFactory {

    /** Made with the context, so that two areas that disagree about a topic do not start. */
    @Context
    Topics topics(List<TopicDefinition> definitions) {
        return new Topics(definitions);
    }
}
