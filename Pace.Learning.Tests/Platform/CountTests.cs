namespace Pace.Learning.Tests.Platform;

public sealed class CountTests
{
    [Theory]
    [InlineData(0, "day", null, "0 days")]
    [InlineData(1, "day", null, "1 day")]
    [InlineData(2, "day", null, "2 days")]
    [InlineData(5, "day", null, "5 days")]
    [InlineData(1, "person", "people", "1 person")]
    [InlineData(1200, "person", "people", "1,200 people")]
    public void OneOfSomething_ReadsRight(int number, string one, string? several, string says) => Assert.Equal(says, Count.Of(number, one, several));
}
