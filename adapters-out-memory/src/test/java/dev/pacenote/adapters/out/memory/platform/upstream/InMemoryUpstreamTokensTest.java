package dev.pacenote.adapters.out.memory.platform.upstream;

import dev.pacenote.application.contracts.platform.upstream.UpstreamTokensContract;
import dev.pacenote.application.platform.upstream.UpstreamTokens;

class InMemoryUpstreamTokensTest implements UpstreamTokensContract {

    private final UpstreamTokens tokens = new InMemoryUpstreamTokens();

    @Override
    public UpstreamTokens tokens() {
        return tokens;
    }
}
