using Pace.Learning.Tests.Platform.Mail.Letters;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Alerts;
using Pace.Learning.Web.Accounts.MyAccount;
using Pace.Learning.Web.Accounts.People;
using Pace.Learning.Web.Accounts.SignIn;

namespace Pace.Learning.Tests.Accounts;

/// <summary>What is written about signing in. Parents sign in too, so no mail of these says whose site it is.</summary>
internal static class AccountLetters
{
    public static IEnumerable<LetterSample> Samples =>
    [
        new(new SignInLinkLetter { Url = "https://site.example/sign-in/link?token=a&b" }, "Your sign-in link",
            """
            Hello,

            Here is the link you asked for. It works once, for 20 minutes:
            https://site.example/sign-in/link?token=a&b

            If you did not ask for it, you don't need to do anything. Nobody can use it without this mail.
            """, IsToParent: true),
        new(new NoAccountLetter(), "Your sign-in link",
            """
            Hello,

            Somebody, most likely you, asked for a sign-in link for this address. There is no account for it yet. Please ask the person who told you about the site to add you, or try another address of yours.

            If it was not you, you don't need to do anything.
            """, IsToParent: true),
        new(new SecurityLetter { WhatHappened = "Your account now has another e-mail address. This one no longer signs you in." }, "A change to your account",
            """
            Hello,

            Your account now has another e-mail address. This one no longer signs you in.

            If this was you, you don't need to do anything. If it was not, sign in with a link by e-mail, look at "Ways to sign in" on your account page, and choose "Sign out everywhere".
            """, IsToParent: true),
        new(new ConfirmAddressLetter { Url = "https://site.example/account/email/confirm?email=a%40b.example&token=c" }, "Confirm your new e-mail address",
            """
            Hello,

            Confirm that this is your new address, in the browser where you are signed in:
            https://site.example/account/email/confirm?email=a%40b.example&token=c

            If you did not ask for this, you don't need to do anything.
            """, IsToParent: true),
        new(new StaffInvitationLetter { Inviter = "Ada", Roles = "an editor", Until = "10 March 2027, 09:00", Url = "https://site.example/invited?token=a" }, "An invitation for you",
            """
            Hello,

            Ada would like you to work with us on this site as an editor.

            Look at the invitation and accept it. The link works until 10 March 2027, 09:00:
            https://site.example/invited?token=a

            If you did not expect this, you don't need to do anything. Nothing happens until you accept.
            """),
        new(new RolesGivenLetter { Roles = "an editor and a trainer", Url = "https://site.example/manage/talks" }, "Your account can do more",
            """
            Hello,

            From now on your account can be used to work as an editor and a trainer. If you are signed in and don't see it yet, it is there within five minutes.

            Go to your work:
            https://site.example/manage/talks

            If you did not expect this, tell the people who run the site.
            """),
        new(new RolesTakenLetter { Roles = "an editor" }, "A change to your account",
            """
            Hello,

            Your account can no longer be used to work as an editor. Your account itself stays, with all that is yours.

            If you think that this is a mistake, ask the people who run the site.
            """),
        new(new UnreadableLetter { Url = "https://site.example/health/ready" }, "Something on the site can’t be read",
            """
            Hello,

            A private text on the site can’t be read any more. The pages on which it would stand go on without it. Other texts may be the same.

            It was changed in the database, or the key of the site is not the one that it was locked with. The site’s log names each text. Compare the setting of the key first. If that is right, look for the text in a backup.

            See how the site is:
            https://site.example/health/ready
            """),
        new(new RoleNoticeLetter { Happened = "Mo is now a participation manager. Ada asked for it, and Leila confirmed it.", Url = "https://site.example/manage/confirmations" }, "About who may do what",
            """
            Hello,

            Mo is now a participation manager. Ada asked for it, and Leila confirmed it.

            See what waits for a second person:
            https://site.example/manage/confirmations

            If something about this seems wrong to you, tell another administrator or the safeguarding officer at once.
            """),
    ];
}
