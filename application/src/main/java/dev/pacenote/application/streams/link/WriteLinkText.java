package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.application.streams.golive.post.MakePost;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkEditor;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.template.Occasion;
import dev.pacenote.domain.streams.template.RenderWarning;
import dev.pacenote.domain.streams.template.TemplateText;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a server's posts say above the embed for one channel: an admin writes it, or whoever proved
 * that the channel is their own.
 */
public final class WriteLinkText {

    public sealed interface Result {

        /**
         * @param warnings what of it would not stand in a post as it is written
         */
        record Text(TemplateText text, List<RenderWarning> warnings) implements Result {}

        record NotLinked() implements Result {}

        record NotYours() implements Result {}

        record Refused(TemplateText.UnknownName why) implements Result {}
    }

    private final Links links;
    private final Streamers streamers;
    private final Guilds guilds;
    private final InstantSource clock;

    public WriteLinkText(Links links, Streamers streamers, Guilds guilds, InstantSource clock) {
        this.links = links;
        this.streamers = streamers;
        this.guilds = guilds;
        this.clock = clock;
    }

    public Result show(Link.Key key, LinkEditor editor) {
        return with(key, editor, streamer -> shown(links.find(key), streamer));
    }

    private Result shown(Optional<Link> link, Streamer streamer) {
        return link.<Result>map(
                        it ->
                                new Result.Text(
                                        it.text(),
                                        MakePost.warnings(
                                                it,
                                                streamer,
                                                guilds.config(it.guild()).settings(),
                                                clock.instant())))
                .orElseGet(Result.NotLinked::new);
    }

    private Result with(Link.Key key, LinkEditor editor, Function<Streamer, Result> work) {
        if (links.find(key).isEmpty()) {
            return new Result.NotLinked();
        }
        return streamers
                .find(key.streamer())
                .filter(editor::mayEdit)
                .map(work)
                .orElseGet(Result.NotYours::new);
    }

    /**
     * Of two texts at once the last stays.
     *
     * @throws InvalidValueException when it is too long
     */
    public Result write(Link.Key key, LinkEditor editor, TemplateText text) {
        return with(key, editor, streamer -> write(key, streamer, text));
    }

    private Result write(Link.Key key, Streamer streamer, TemplateText text) {
        Link.requireText(text);
        var unknown = text.unknownName(Occasion.LIVE);
        if (unknown.isPresent()) {
            return new Result.Refused(unknown.get());
        }
        return shown(
                VersionedChange.of(
                                () -> links.find(key),
                                link -> Optional.of(link.saying(text)),
                                links::save)
                        .map(VersionedChange::after),
                streamer);
    }
}
