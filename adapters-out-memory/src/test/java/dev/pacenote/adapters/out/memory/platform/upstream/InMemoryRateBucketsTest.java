package dev.pacenote.adapters.out.memory.platform.upstream;

import dev.pacenote.application.contracts.platform.upstream.RateBucketsContract;
import dev.pacenote.application.platform.upstream.RateBuckets;

class InMemoryRateBucketsTest implements RateBucketsContract {

    private final RateBuckets buckets = new InMemoryRateBuckets(System::nanoTime);

    @Override
    public RateBuckets buckets() {
        return buckets;
    }
}
