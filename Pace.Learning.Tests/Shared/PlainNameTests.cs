using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pace.Learning.Web.Shared.Forms;

namespace Pace.Learning.Tests.Shared;

/// <summary>Names without hidden signs.</summary>
public sealed class PlainNameTests
{
    // Their acts refuse it, so that it is refused however it comes in.
    private static readonly string[] ByTheAct = ["ActModel", "CountersignModel", "DelegateModel", "SignModel", "PeopleModel", "EditModel", "AskModel", "MailModel", "SessionModel"];

    [Theory]
    [InlineData("Calderdale children’s services", true)]
    [InlineData("Siân Ó Néill-O’Brien", true)]
    [InlineData("Łucja Żółć", true)]
    [InlineData("محمد علی‌رضا", true)]
    [InlineData("שרה כהן", true)]
    [InlineData(" Leeds\t", true)]
    [InlineData(null, true)]
    [InlineData("Us 👩\u200D👧 ❤️\u200D🔥", true)]
    [InlineData("李小龍 (Bruce) O’Neil", true)]
    [InlineData("Đặng Thị Hồng", true)]
    [InlineData("\u3164", false)]
    [InlineData("\u2800", false)]
    [InlineData("Le\uFFA0eds", false)]
    [InlineData("Le\u034Feds", false)]
    [InlineData("Leeds\uFE0F", false)]
    [InlineData("Leeds\uFE01", false)]
    [InlineData("L\u0301\u0301\u0301\u0301\u0301\u0301\u0301eeds", false)]
    [InlineData("Leeds\u202Ehtuomlohcs", false)]
    [InlineData("Leeds\u2066 school\u2069", false)]
    [InlineData("Leeds\u200F", false)]
    [InlineData("Le\u200Beds", false)]
    [InlineData("Le\u200Deds", false)]
    [InlineData("Leeds\nschool", false)]
    [InlineData("Leeds\u0007 school", false)]
    [InlineData("Leeds\u0085school", false)]
    public void Name_IsRefused_WithWhatCantBeSeenOrTurnsTheWritingRound(string? name, bool isPlain) => Assert.Equal(isPlain ? null : PlainName.Words, PlainName.Check("Name", name)?.Words);

    [Fact]
    public void EveryName_ThatAFormAsksFor_IsChecked()
    {
        var forms = typeof(PlainName).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel)) && !ByTheAct.Contains(t.Name))
            .SelectMany(page => page.GetProperties().Where(p => p.GetCustomAttribute<BindPropertyAttribute>() is { SupportsGet: false })).Select(p => p.PropertyType)
            .Where(t => t.Assembly == typeof(PlainName).Assembly).Distinct();
        var names = forms.SelectMany(f => f.GetProperties()).Where(p => p.PropertyType == typeof(string) && p.Name is "Name" or "DisplayName" or "HolderName" or "RealName" or "Place" or "Job" or "Title").ToList();
        Assert.True(names.Count >= 9, "The test should see the forms.");
        Assert.Equal([], names.Where(p => p.GetCustomAttribute<PlainNameAttribute>() is null).Select(p => $"{p.DeclaringType}.{p.Name}"));
    }
}
