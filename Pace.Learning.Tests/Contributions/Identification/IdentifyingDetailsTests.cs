using System.Diagnostics;
using Pace.Learning.Web.Contributions.Identification;
using Pace.Learning.Web.Contributions.Identification.Recognisers;

namespace Pace.Learning.Tests.Contributions.Identification;

public sealed class IdentifyingDetailsTests
{
    [Theory]
    [InlineData("we told chantelle to ring", "chantelle", DetailKind.Name)]
    [InlineData("We met a worker called Quillan there.", "Quillan", DetailKind.Name)]
    [InlineData("It was Quillan who knew.", "Quillan", DetailKind.Unsure)]
    [InlineData("she goes to st wilfrids", "st wilfrids", DetailKind.School)]
    [InlineData("They went to Hope Valley High School.", "Hope Valley High School", DetailKind.School)]
    [InlineData("off preston new road", "preston new road", DetailKind.Road)]
    [InlineData("We lived at 12 Mill Lane then.", "12 Mill Lane", DetailKind.Road)]
    [InlineData("mrs okafor rang", "mrs okafor", DetailKind.Name)]
    [InlineData("pc smith rang", "pc smith", DetailKind.Worker)]
    [InlineData("he works at asda", "asda", DetailKind.Workplace)]
    [InlineData("It was in Oldham that it began.", "Oldham", DetailKind.Place)]
    [InlineData("we live in LA1", "LA1", DetailKind.Place)]
    [InlineData("Our code was OL1 2AB then.", "OL1 2AB", DetailKind.Place)]
    [InlineData("On 3 March 2021 she rang.", "3 March 2021", DetailKind.Date)]
    [InlineData("That was 12/05/2020.", "12/05/2020", DetailKind.Date)]
    [InlineData("a 14yo girl", "14yo", DetailKind.Age)]
    [InlineData("in year nine", "year nine", DetailKind.Age)]
    [InlineData("the plate was PK19 XYZ", "PK19 XYZ", DetailKind.Plate)]
    [InlineData("a car with PK19 plates", "PK19", DetailKind.Plate)]
    [InlineData("it is 943 476 5919", "943 476 5919", DetailKind.HealthNumber)]
    [InlineData("crime number 21/04567/19 it was", "21/04567/19", DetailKind.CaseNumber)]
    [InlineData("My number is 07700 900123.", "07700 900123", DetailKind.Phone)]
    [InlineData("Write to me at jo@example.org please.", "jo@example.org", DetailKind.Email)]
    [InlineData("see instagram.com/jo.writes there", "instagram.com/jo.writes", DetailKind.Online)]
    [InlineData("Find me as @jo_writes there.", "@jo_writes", DetailKind.Online)]
    [InlineData("at preston crown court", "preston crown court", DetailKind.Court)]
    [InlineData("in blackpool victoria hospital", "blackpool victoria hospital", DetailKind.Hospital)]
    [InlineData("with leyland juniors", "leyland juniors", DetailKind.Team)]
    public void EachKind_IsFoundWhereItStands(string text, string place, DetailKind kind) =>
        Assert.Contains(IdentifyingDetails.In(text), d => d.Words == place && text.Substring(d.Start, d.Length) == place && d.Kind == kind);

    [Fact]
    public void EachKind_SaysWhatItIs_Why_AndWhatCouldBeWritten() =>
        Assert.All(Enum.GetValues<DetailKind>(), kind => Assert.DoesNotContain("", new[] { kind.What, kind.Why, kind.Instead }));

    [Fact]
    public void AName_OnceFound_IsFoundEverywhere_AlsoInTheTitle()
    {
        var found = IdentifyingDetails.InParts("quillan and me", "My friend is called Quillan. QUILLAN rang, then quillan came, and quillan’s dog too.");
        Assert.Equal(["quillan"], found[0].Select(d => d.Words));
        Assert.Equal(["Quillan", "QUILLAN", "quillan", "quillan’s"], found[1].Select(d => d.Words));
        Assert.Single(found.SelectMany(f => f).Select(d => d.Key).Distinct());
    }

    [Theory]
    [InlineData("943 476 5919", true)]
    [InlineData("943 476 5918", false)]
    [InlineData("4010232137", true)]
    public void ANumberOfTheNhs_IsKnownByItsCheckDigit(string number, bool isOne) => Assert.Equal(isOne, HealthNumbers.HasCheckDigit(number));

    [Fact]
    public void Places_AreInOrder_DontOverlap_AndTellTheWordsThatStandThere_WhateverIsTyped()
    {
        var random = new Random(7);
        const string Letters = "aZ .@0/-'’\nÉß😀:+()_";
        string[] pieces = ["chantelle", "st", "St", "our", "ladys", "road", "high", "school", "mr", "PC", "14", "years", "old", "year", "nine", "3", "may", "2021", "in", "LA1", "and", ",", ".", "will", "Will", "kids", "called", "@x_y", "www.", "07700", "royal", "preston", "ref", "12/3", "court", "’s"];
        for (var n = 0; n < 4000; n++)
        {
            var text = n % 2 == 0
                ? string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Letters[random.Next(Letters.Length)]))
                : string.Join(random.Next(6) == 0 ? "" : " ", Enumerable.Range(0, random.Next(25)).Select(_ => pieces[random.Next(pieces.Length)]));
            var end = 0;
            foreach (var detail in IdentifyingDetails.In(text))
            {
                Assert.True(detail.Start >= end && detail.Length > 0 && detail.End <= text.Length, text);
                Assert.Equal(text.Substring(detail.Start, detail.Length), detail.Words);
                end = detail.End;
            }
        }
    }

    [Theory]
    [InlineData("i told chantelle to wait at st wilfrids on preston new road, and she was 14yo then. ")]
    [InlineData("a")]
    [InlineData("07")]
    [InlineData("a.")]
    [InlineData("a-")]
    [InlineData("1/")]
    [InlineData("Will May Hope ")]
    [InlineData("kids a, b, ")]
    [InlineData("road street lane ")]
    [InlineData("@a.")]
    public void TheLongestText_IsReadInNoTime(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (20_000 / piece.Length) + 1))[..20_000];
        IdentifyingDetails.In(text);
        // Four times the text takes four times the time; what grows with the square of the length would take sixteen times, however busy the machine is.
        // The shortest of several goes is the one that nothing else came between.
        var (quarter, whole) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var i = 0; i < 50 && (i < 5 || whole >= (quarter * 9) + TimeSpan.FromMilliseconds(20)); i++)
        {
            (quarter, whole) = (Shorter(quarter, text[..5_000]), Shorter(whole, text));
        }
        Assert.True(whole < (quarter * 9) + TimeSpan.FromMilliseconds(20), $"{whole.TotalMilliseconds} ms, and {quarter.TotalMilliseconds} ms for a quarter of it");
    }

    private static TimeSpan Shorter(TimeSpan best, string text)
    {
        var clock = Stopwatch.StartNew();
        IdentifyingDetails.In(text);
        return clock.Elapsed < best ? clock.Elapsed : best;
    }
}
