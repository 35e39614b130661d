using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Platform.Ledger;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Write_SortsMembersAndEscapesAsLittleAsRfc8785Says() => Assert.Equal(
        """{"a":[1,null,true,{}],"string":"€$\u000f\nA'B\"\\\\\"/","z":[]}""",
        CanonicalJson.Write(new { z = Array.Empty<int>(), a = new object?[] { 1, null, true, new { } }, @string = "€$\u000f\nA'B\"\\\\\"/" }));

    /// <summary>The example of RFC 8785, section 3.2.3: by UTF-16 code unit.</summary>
    [Fact]
    public void Write_SortsMembersByCodeUnit() => Assert.Equal(
        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}",
        CanonicalJson.Write(new Dictionary<string, int> { ["€"] = 1, ["\r"] = 2, ["\ufb33"] = 3, ["1"] = 4, ["😀"] = 5, ["\u0080"] = 6, ["ö"] = 7 }));

    [Theory]
    [InlineData(1.5)]
    [InlineData(9007199254740992L)]
    public void Write_NumberThatIsNotWholeOrTooLarge_IsRefused(object number) =>
        Assert.Throws<ArgumentException>(() => CanonicalJson.Write(new { number }));
}
