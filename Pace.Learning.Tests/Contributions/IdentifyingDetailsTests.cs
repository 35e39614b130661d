using Pace.Learning.Web.Contributions.Share;

namespace Pace.Learning.Tests.Contributions;

public sealed class IdentifyingDetailsTests
{
    [Theory]
    [InlineData("We told Megan to ring.", "Megan", "A name")]
    [InlineData("Sophie came home late.", "Sophie", "A name")]
    [InlineData("We met a worker called Quillan there.", "Quillan", "It may be a name or a place")]
    [InlineData("It was in Oldham that it began.", "Oldham", "A place")]
    [InlineData("On 3 March 2021 she rang.", "3 March 2021", "A date")]
    [InlineData("That was 12/05/2020.", "12/05/2020", "A date")]
    [InlineData("My child is 14 and bright.", "is 14", "Someone’s age")]
    [InlineData("She was 15 years old then.", "15 years old", "Someone’s age")]
    [InlineData("They went to Hope Valley High School.", "Hope Valley High School", "A school or college")]
    [InlineData("We lived at 12 Mill Lane then.", "12 Mill Lane", "A street")]
    [InlineData("My number is 07700 900123.", "07700 900123", "A phone number")]
    [InlineData("Write to me at jo@example.org please.", "jo@example.org", "An e-mail address")]
    [InlineData("Find me as @jo_writes there.", "@jo_writes", "A name on social media")]
    [InlineData("Our code was OL1 2AB then.", "OL1 2AB", "A postcode")]
    public void Check_PointsOutWhatMightIdentifySomebody_AndMarksThePlace(string text, string place, string what)
    {
        var found = IdentifyingDetails.In(text);
        Assert.Contains(found, d => text.Substring(d.Start, d.Length) == place && d.What == what);
    }

    [Theory]
    [InlineData("She sat down. She asked what I had seen. I said that I was tired on Monday, and she wrote it down.")]
    [InlineData("When she went she said she would ring at ten. “It helps,” she said.\n\nThe phone rang.")]
    public void Check_LeavesOrdinaryWordsAlone(string text) => Assert.Empty(IdentifyingDetails.In(text));

    [Fact]
    public void Check_NeverThrowsAndItsPlacesNeverOverlap_WhateverIsTyped()
    {
        var random = new Random(7);
        const string Letters = "aZ .@0/-'’\nÉß😀:+()";
        for (var n = 0; n < 2000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Letters[random.Next(Letters.Length)]));
            var end = 0;
            foreach (var detail in IdentifyingDetails.In(text))
            {
                Assert.True(detail.Start >= end && detail.Length > 0, text);
                end = detail.Start + detail.Length;
                Assert.True(end <= text.Length);
            }
        }
    }
}
