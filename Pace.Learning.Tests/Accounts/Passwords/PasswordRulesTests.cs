using Pace.Learning.Web.Accounts.Passwords;

namespace Pace.Learning.Tests.Accounts.Passwords;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("short")]
    [InlineData("elevenchars")]
    [InlineData("password1234")]
    [InlineData("PasswordPassword")]
    [InlineData("123456789012")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("qwertyuiop12")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("ayesha.k@example.org1")]
    [InlineData("xxAYESHAkhanxx99")]
    [InlineData("ayesha.k-2024!")]
    public void Password_ThatIsEasyToGuess_IsRefused(string password) =>
        Assert.NotNull(PasswordRules.Problem(password, "ayesha.k@example.org", "Ayesha Khan"));

    [Theory]
    [InlineData("kettle morning bridge")]
    [InlineData("onlylowercaseletters")]
    [InlineData("пароль из разных слов")]
    [InlineData("my password is a long sentence")]
    public void Password_ThatIsLong_NeedsNoDigitsOrSigns(string password) =>
        Assert.Null(PasswordRules.Problem(password, "ayesha.k@example.org", "Ayesha Khan"));
}
