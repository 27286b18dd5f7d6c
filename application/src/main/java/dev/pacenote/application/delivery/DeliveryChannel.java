package dev.pacenote.application.delivery;

import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.ChannelPreference;
import java.util.List;

/**
 * A way by which notices leave the house, one at a time, such as a push. Each is one bean. The
 * dispatcher decides whether and when; the channel only knows where to and how.
 */
public interface DeliveryChannel {

    ChannelId id();

    /** Where the person can be reached now; none when there is no usable target. */
    List<DeliveryTarget> targets(Account account);

    /** The same for one topic, where a target is for some of them only. */
    default List<DeliveryTarget> targets(Account account, Topic topic) {
        return targets(account);
    }

    /**
     * Whether what is not urgent waits by this channel: for its reader to look in by themselves, or
     * for more to tell, as its topic says.
     */
    default boolean isPatient() {
        return false;
    }

    /**
     * Whether a target for a topic is itself the choice to be told of it by this channel, such as a
     * webhook that names the topic.
     */
    default boolean isChosenByTarget() {
        return false;
    }

    /**
     * What somebody chose for a topic, with what they chose by their targets for it.
     *
     * @param ofTopic where they can be reached for the topic
     */
    default ChannelPreference preference(ChannelPreference chosen, List<DeliveryTarget> ofTopic) {
        return isChosenByTarget() && !ofTopic.isEmpty() ? chosen.namedByTarget() : chosen;
    }

    /**
     * Hands it over, once; takes ten seconds at most. What the other side did is a result, never an
     * exception.
     */
    SendResult send(OutgoingDelivery delivery);
}
