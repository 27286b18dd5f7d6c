package dev.pacenote.server.door;

import dev.pacenote.adapters.in.http.platform.AnswerHeaders;
import dev.pacenote.domain.trackmania.survey.Threshold;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.json.JsonMapper;
import io.netty.channel.Channel;

/** Where connections come in: each is a {@link Visit} as long as there is room. */
public final class Door implements NettyServerCustomizer {

    private final Crowd crowd;
    private final Refusal refusal;

    public Door(Capacity capacity, AnswerHeaders headers, JsonMapper json, MeterRegistry registry) {
        this.crowd = new Crowd(capacity, registry);
        this.refusal = new Refusal(headers, json);
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
        return role == ChannelRole.CONNECTION ? new Entrance(channel) : this;
    }

    private final class Entrance implements NettyServerCustomizer {

        private final Channel channel;

        Entrance(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (!crowd.connect()) {
                crowd.turnedAway(Crowd.Reason.CONNECTIONS);
                var _ = channel.close();
                return;
            }
            channel.closeFuture().addListener(_ -> crowd.disconnect());
            var visit = new Visit(crowd, refusal::answer, refusal::complete);
            var codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
            channel.pipeline()
                    .addBefore(codec, "threshold", visit.new Threshold())
                    .addAfter(codec, "visit", visit);
        }
    }
}
