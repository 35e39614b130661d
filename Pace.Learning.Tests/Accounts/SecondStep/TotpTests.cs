using Pace.Learning.Web.Accounts.SecondStep;

namespace Pace.Learning.Tests.Accounts.SecondStep;

public sealed class TotpTests
{
    // "12345678901234567890" in base 32: the key of RFC 6238, appendix B. Its codes have eight digits; the last six are ours.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_IsTheOneOfTheStandard(long seconds, string code)
    {
        Assert.Equal(seconds / 30, Totp.StepOf(code, Key, DateTimeOffset.FromUnixTimeSeconds(seconds)));
        Assert.Equal(code, AuthenticatorApp.Code(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)));
    }

    [Theory]
    [InlineData(-30, true)]
    [InlineData(29, true)]
    [InlineData(61, false)]
    [InlineData(-61, false)]
    public void Code_OfOneStepBeforeOrAfter_IsTaken(int secondsOff, bool isRight)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_010);
        Assert.Equal(isRight, Totp.StepOf(AuthenticatorApp.Code(Key, now.AddSeconds(secondsOff)), Key, now) is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("２８７０８２")]
    [InlineData("2870822")]
    public void Nonsense_IsNoCode(string code) => Assert.Null(Totp.StepOf(code, Key, DateTimeOffset.FromUnixTimeSeconds(59)));
}
