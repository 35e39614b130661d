namespace Pace.Learning.BackOffice.Site;

/// <summary>What went wrong with the site and what to do about it, for people who write and for those who look after Umbraco.</summary>
internal static class SiteFailureWords
{
    extension(SiteFailure failure)
    {
        /// <summary>One sentence about what happened.</summary>
        public string WhatHappened => failure switch
        {
            SiteFailure.NotSetUp => "Pace Learning isn't set up here yet.",
            SiteFailure.Unreachable => "The Pace Learning site can't be reached.",
            SiteFailure.TooSlow => "The Pace Learning site took too long to answer.",
            SiteFailure.NotTrusted => "The Pace Learning site doesn't accept the secret that is set here.",
            _ => "The Pace Learning site gave an answer that can't be used.",
        };

        /// <summary>What somebody who looks after Umbraco can do.</summary>
        public string WhatToDo => failure switch
        {
            SiteFailure.NotSetUp => "Set PaceLearning:SiteUrl and PaceLearning:Secret, and give the site the same secret as Pace:Umbraco:Secret.",
            SiteFailure.Unreachable => "See that the site runs, that PaceLearning:SiteUrl is its address, and that this server may reach it.",
            SiteFailure.TooSlow => "See how busy the site is (/health/ready), or allow it more time with PaceLearning:Timeout.",
            SiteFailure.NotTrusted => "Give both sides the same secret (PaceLearning:Secret here, Pace:Umbraco:Secret there), and set both clocks.",
            _ => "See that PaceLearning:SiteUrl leads to the site itself and not to a redirect, that both sides are of the same version, and what the site's log says.",
        };
    }
}
