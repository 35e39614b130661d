using Pace.Learning.Content.Reading;

namespace Pace.Learning.Tests.Content.Reading;

public class ReadingAgeTests
{
    [Theory]
    [InlineData("a the of I she", "1 1 1 1 1")]
    [InlineData("care time home phone house make these", "1 1 1 1 1 1 1")]
    [InlineData("asked walked called blamed wanted needed decided", "1 1 1 1 2 2 3")]
    [InlineData("table little people trouble handled settled", "2 2 2 2 2 2")]
    [InlineData("changes places churches faces goes makes times", "2 2 2 2 1 1 1")]
    [InlineData("exploitation relationship professional organisation", "4 4 4 5")]
    [InlineData("situation special patient official social", "4 2 2 3 2")]
    [InlineData("area idea radio video audience period", "3 3 3 3 3 3")]
    [InlineData("being doing seeing saying going trying carrying", "2 2 2 2 2 2 3")]
    [InlineData("family different every evening business interested", "3 2 2 2 2 3")]
    [InlineData("safeguarding statement safely careful carefully", "3 2 2 2 3")]
    [InlineData("queue quiet question equal require colleague", "1 2 2 2 2 2")]
    [InlineData("criminal grooming multi-agency trauma-informed", "3 2 5 4")]
    [InlineData("don't can't parents' child's couldn't", "1 1 2 1 2")]
    [InlineData("young you your yes year beyond", "1 1 1 1 1 2")]
    [InlineData("2014 91 x", "1 1 1")]
    [InlineData("experience individual communicate vulnerable", "4 5 4 4")]
    [InlineData("police believe piece diet science", "2 2 1 2 2")]
    public void Syllables_AreCountedAsTheyAreSpoken(string words, string expected) =>
        Assert.Equal(expected, string.Join(' ', words.Split(' ').Select(w => Syllables.In(w))));

    [Fact]
    public void TheGrade_IsThatOfTheFormula()
    {
        var age = ReadingAge.Of("The cat sat on the mat. The mother listened.");

        Assert.Equal((9, 2, 11), (age.Words, age.Sentences, age.Syllables));
        Assert.Equal((0.39 * 4.5) + (11.8 * 11 / 9) - 15.59, age.Grade, 6);
    }

    [Fact]
    public void ALineEndsASentence_ButAnAbbreviationDoesNot()
    {
        Assert.Equal(3, ReadingAge.Of("One two\nThree four\nFive").Sentences);
        Assert.Equal(1, ReadingAge.Of("Ask Dr. Khan, e.g. on Monday.").Sentences);
        Assert.Equal(2, ReadingAge.Of("\"Did you ask?\" She did (twice!)").Sentences);
    }

    [Fact]
    public void MarkupIsNotRead_NorAreHeadingsAndTables()
    {
        var age = ReadingAge.OfHtml("<h2>Not me</h2><p>Read <em>this</em> &amp; that.</p><ul><li>And this</li></ul><table><tr><td>Not me</td></tr></table>");

        Assert.Equal((5, 2), (age.Words, age.Sentences));
    }

    [Fact]
    public void ATextWithoutWords_IsEasy()
    {
        Assert.Equal(5, ReadingAge.Of("").Years);
        Assert.Equal(0, ReadingAge.Of("... — !?").Words);
        Assert.Equal(0, ReadingAge.OfHtml("<p <<< >").Words);
    }

    [Theory]
    [InlineData("We listen to you. You can say no. You can stop at any time. We will not ask why. We look after you.", 5, 8)]
    [InlineData("When somebody outside the family harms a child, parents often notice it first. They need a person who listens, writes it down, and rings back when they said they would.", 9, 13)]
    [InlineData("Multidisciplinary safeguarding arrangements necessitate comprehensive consideration of contextual vulnerabilities, organisational accountability and intergenerational experiences of victimisation.", 20, 60)]
    public void TheAge_IsNearWhatAReaderWouldSay(string text, double least, double most) => Assert.InRange(ReadingAge.Of(text).Years, least, most);
}
