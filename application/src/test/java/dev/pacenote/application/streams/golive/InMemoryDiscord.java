package dev.pacenote.application.streams.golive;

import dev.pacenote.application.streams.golive.post.EditPost;
import dev.pacenote.application.streams.golive.post.SendPost;
import dev.pacenote.domain.streams.golive.Announcement.Outgoing;
import dev.pacenote.domain.streams.golive.PostMark;
import dev.pacenote.domain.streams.golive.Repetition;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Channels of Discord in memory. A nonce is remembered for as short a time as we rely on. What it
 * is told to answer next, it answers; otherwise it takes what comes.
 */
public final class InMemoryDiscord implements SendPost, EditPost {

    public record Message(MessageId id, Outgoing content, String nonce, Instant at) {}

    public final List<Message> messages = new ArrayList<>();
    public final Deque<Sent> answers = new ArrayDeque<>();

    /** The answers to the next edits; then they are done. */
    public final Deque<Edited> edited = new ArrayDeque<>();

    /** What happens while an edit is on its way to Discord. */
    public Runnable whileEditing = () -> {};

    /** How often an edit was asked for. */
    public int edits;

    /** The answer of the next post is lost, after Discord took it. */
    public boolean losesAnswer;

    /** What happens while a message is on its way to Discord. */
    public Runnable whenAsked = () -> {};

    /** What happens between that Discord took a message and that we store it. */
    public Runnable whenTaken = () -> {};

    /** What becomes of the next posts that are to be handed on. */
    public Published publishing = new Published.Done();

    public final Set<MessageId> published = new HashSet<>();
    public boolean readable = true;
    private long ids = 175_928_847_299_117_063L;
    private final InstantSource clock;

    public InMemoryDiscord(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Sent send(Outgoing message, PostMark mark) {
        whenAsked.run();
        if (!answers.isEmpty()) {
            return answers.remove();
        }
        var id = remembered(mark.nonce()).map(Message::id).orElseGet(() -> taken(message, mark));
        if (losesAnswer) {
            losesAnswer = false;
            return new Sent.Unavailable(true);
        }
        whenTaken.run();
        return new Sent.Taken(id);
    }

    private Optional<Message> remembered(String nonce) {
        var oldest = clock.instant().minus(Repetition.NONCE_REMEMBERED);
        return messages.stream()
                .filter(message -> message.nonce().equals(nonce))
                .filter(message -> !message.at().isBefore(oldest))
                .findFirst();
    }

    private MessageId taken(Outgoing message, PostMark mark) {
        var id = new MessageId(Long.toString(ids++));
        messages.add(new Message(id, message, mark.nonce(), clock.instant()));
        return id;
    }

    @Override
    public Found find(
            Outgoing sent, PostMark mark, Instant newerThan, Predicate<MessageId> ofAnother) {
        if (!readable) {
            return new Found.Unreadable();
        }
        // The newest first, as Discord lists them.
        return messages.reversed().stream()
                .filter(message -> !ofAnother.test(message.id()))
                .filter(message -> message.content().channel().equals(sent.channel()))
                .filter(
                        message ->
                                mark.isIn(sent.message())
                                        ? mark.isIn(message.content().message())
                                        : message.content().message().equals(sent.message()))
                .filter(message -> !message.at().isBefore(newerThan))
                .<Found>map(message -> new Found.There(message.id()))
                .findFirst()
                .orElseGet(Found.NotThere::new);
    }

    @Override
    public Published publish(TextChannelId channel, MessageId post) {
        if (publishing instanceof Published.Done) {
            published.add(post);
        }
        return publishing;
    }

    @Override
    public Edited delete(TextChannelId channel, MessageId post) {
        messages.removeIf(message -> message.id().equals(post));
        return new Edited.Done();
    }

    @Override
    public Edited edit(MessageId post, Outgoing message) {
        edits++;
        whileEditing.run();
        if (!edited.isEmpty()) {
            return edited.remove();
        }
        for (int i = 0; i < messages.size(); i++) {
            var old = messages.get(i);
            if (old.id().equals(post) && old.content().channel().equals(message.channel())) {
                messages.set(i, new Message(post, message, old.nonce(), old.at()));
                return new Edited.Done();
            }
        }
        return new Edited.Gone();
    }
}
