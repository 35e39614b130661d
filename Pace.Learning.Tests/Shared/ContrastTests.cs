using System.Globalization;
using System.Text.RegularExpressions;

namespace Pace.Learning.Tests.Shared;

/// <summary>Every ink on every ground that it stands on, in light and in dark: at least 7 to 1 for text, 3 to 1 for the edges of fields.</summary>
public sealed partial class ContrastTests
{
    private static readonly string[] Everywhere = ["paper", "surface", "sunk"];

    public static TheoryData<string, string, double> Pairs()
    {
        var pairs = new TheoryData<string, string, double>();
        foreach (var ground in Everywhere)
        {
            foreach (var ink in (string[])["ink", "ink-soft", "link", "wrong", "brand-strong"])
            {
                pairs.Add(ink, ground, 7);
            }
            pairs.Add("edge", ground, 3);
            pairs.Add("focus", ground, 3);
        }
        foreach (var ground in (string[])["brand-soft", "accent-soft", "helps-soft", "mixed-soft", "hurts-soft", "wrong-soft"])
        {
            pairs.Add("ink", ground, 7);
            pairs.Add("link", ground, 7);
        }
        pairs.Add("helps", "helps-soft", 7);
        pairs.Add("mixed", "mixed-soft", 7);
        pairs.Add("hurts", "hurts-soft", 7);
        pairs.Add("wrong", "wrong-soft", 7);
        pairs.Add("on-brand", "brand", 7);
        pairs.Add("on-deep", "deep", 7);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Ink_StandsOutFromItsGround_InLightAndDark(string ink, string ground, double atLeast)
    {
        var css = File.ReadAllText(Path.Combine(Repository.Root, "Pace.Learning.Web", "wwwroot", "css", "tokens.css"));
        var night = css.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
        var light = Colours(css[..night]);
        var dark = new Dictionary<string, string>(light);
        foreach (var (name, colour) in Colours(css[night..]))
        {
            dark[name] = colour;
        }
        Assert.True(Contrast(light[ink], light[ground]) >= atLeast, $"Light: {ink} on {ground} is {Contrast(light[ink], light[ground]):0.00} to 1");
        Assert.True(Contrast(dark[ink], dark[ground]) >= atLeast, $"Dark: {ink} on {ground} is {Contrast(dark[ink], dark[ground]):0.00} to 1");
    }

    private static Dictionary<string, string> Colours(string css) =>
        Colour().Matches(css).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    private static double Contrast(string one, string other)
    {
        var (lighter, darker) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(string colour) => 0.2126 * Channel(colour, 0) + 0.7152 * Channel(colour, 2) + 0.0722 * Channel(colour, 4);

    private static double Channel(string colour, int from)
    {
        var value = int.Parse(colour.AsSpan(from, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"--([a-z-]+): #([0-9a-f]{6});")]
    private static partial Regex Colour();
}
