package dev.pacenote.adapters.out.memory.identity.account;

import dev.pacenote.application.contracts.identity.account.AccountMailCodecContract;
import dev.pacenote.application.identity.account.AccountMailCodec;

class InMemoryAccountMailCodecTest implements AccountMailCodecContract {

    private final AccountMailCodec codec = new InMemoryAccountMailCodec();

    @Override
    public AccountMailCodec codec() {
        return codec;
    }
}
