import Fuzzing

Fuzzer.run { try JSONLDChecks.run($0) }
