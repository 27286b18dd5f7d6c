package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkEditor;
import dev.pacenote.domain.streams.template.Occasion;
import dev.pacenote.domain.streams.template.TemplateText;
import java.util.Optional;

/**
 * What a server's posts say above the embed for one channel: an admin writes it, or whoever proved
 * that the channel is their own.
 */
public final class WriteLinkText {

    public sealed interface Result {

        record Text(TemplateText text) implements Result {}

        record NotLinked() implements Result {}

        record NotYours() implements Result {}

        record Refused(TemplateText.UnknownName why) implements Result {}
    }

    private final Links links;
    private final Streamers streamers;

    public WriteLinkText(Links links, Streamers streamers) {
        this.links = links;
        this.streamers = streamers;
    }

    public Result show(Link.Key key, LinkEditor editor) {
        return refusal(key, editor)
                .or(() -> links.find(key).map(link -> new Result.Text(link.text())))
                .orElseGet(Result.NotLinked::new);
    }

    private Optional<Result> refusal(Link.Key key, LinkEditor editor) {
        if (links.find(key).isEmpty()) {
            return Optional.of(new Result.NotLinked());
        }
        return streamers.find(key.streamer()).filter(editor::mayEdit).isPresent()
                ? Optional.empty()
                : Optional.of(new Result.NotYours());
    }

    /**
     * Of two texts at once the last stays.
     *
     * @throws InvalidValueException when it is too long
     */
    public Result write(Link.Key key, LinkEditor editor, TemplateText text) {
        var refusal = refusal(key, editor);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Link.requireText(text);
        var unknown = text.unknownName(Occasion.LIVE);
        if (unknown.isPresent()) {
            return new Result.Refused(unknown.get());
        }
        return VersionedChange.of(
                        () -> links.find(key), link -> Optional.of(link.saying(text)), links::save)
                .<Result>map(_ -> new Result.Text(text))
                .orElseGet(Result.NotLinked::new);
    }
}
