namespace Membership.ApiTests.Access;

/// <summary>Who may do what with organization members, tiers, dues and the council; read like <see cref="AccessTable"/>.</summary>
/// <remarks>
/// The callers: <c>anonymous</c>; a <c>member</c> who has nothing to do with the organization in question; its <c>principal</c>; its <c>billing</c>
/// representative; the principal of an<c>other</c> one; machine clients of the body with organizations.read (<c>reader</c>), organizations.write
/// (<c>writer</c>), and members.read (<c>machine</c>); a membership administrator (<c>admin</c>); an <c>auditor</c>.
/// </remarks>
internal static class OrganizationAccessTable
{
    private const string Text = """
                                                           anonymous member principal billing other reader writer machine admin auditor
        GET   /organizations/{id}/invoices                         401       404    ok        ok      404   ok     403    403     ok    ok
        GET   /organizations/{id}/invoices/{invoiceId}             401       404    ok        ok      404   ok     403    403     ok    ok
        POST  /organizations/{id}/invoices/{invoiceId}/credit      401       404    403       403     404   403    403    403     ok    403
        POST  /organizations/{id}/invoices/{invoiceId}/write-off   401       404    403       403     404   403    403    403     ok    403
        GET   /organizations/{id}/account                          401       404    ok        ok      404   ok     403    403     ok    ok
        GET   /organizations/{id}/statement                        401       404    ok        ok      404   ok     403    403     ok    ok
        GET   /organizations/{id}/statement/{ordinal}              401       404    ok        ok      404   ok     403    403     ok    ok
        GET   /organizations/{id}/payments                         401       404    ok        ok      404   ok     403    403     ok    ok
        POST  /organizations/{id}/payments                         401       404    403       403     404   403    ok     403     ok    403
        POST  /organizations/{id}/payments/{ordinal}/reverse       401       404    403       403     404   403    403    403     ok    403
        POST  /organizations/{id}/refunds                          401       404    403       403     404   403    403    403     ok    403
        GET   /dues/ageing                                         401       403    403       403     403   ok     403    403     ok    ok
        GET   /dues/invoices                                       401       403    403       403     403   ok     403    403     ok    ok
        GET   /dues/entries                                        401       403    403       403     403   ok     403    403     ok    ok
        GET   /dues/years                                          401       403    403       403     403   ok     403    403     ok    ok
        POST  /dues/years/{year}/close                             401       403    403       403     403   403    403    403     ok    403
        GET   /organizations/{id}/representatives          401       404    ok        ok      404   ok     403    403     ok    ok
        POST  /organizations/{id}/representatives          401       404    ok        403     404   403    403    403     ok    403
        POST  /organizations/{id}/representatives/{rid}/end 401      404    ok        403     404   403    403    403     ok    403
        GET   /me/representations                          401       ok     ok        ok      ok    403    403    403     ok    ok
        POST  /me/representations/{rid}/accept             401       404    404       404     404   403    403    403     404   404
        POST  /me/representations/{rid}/decline            401       404    404       404     404   403    403    403     404   404
        POST  /me/representations/{rid}/end                401       404    404       404     404   403    403    403     404   404
        GET   /organizations/{id}/affiliations             401       404    ok        403     404   403    403    403     ok    ok
        POST  /organizations/{id}/affiliations/{aid}/confirm 401     404    ok        403     404   403    403    403     ok    403
        POST  /organizations/{id}/affiliations/{aid}/decline 401     404    ok        403     404   403    403    403     ok    403
        POST  /organizations/{id}/affiliations/{aid}/end   401       404    ok        403     404   403    403    403     ok    403
        GET   /me/affiliations                             401       ok     ok        ok      ok    403    403    403     ok    ok
        POST  /me/affiliations                             401       ok     ok        ok      ok    403    403    403     ok    ok
        POST  /me/affiliations/{aid}/end                   401       404    404       404     404   403    403    403     404   404
        GET   /council                                     401       403    ok        403     ok    403    403    403     ok    ok
        GET   /council/rolls                               401       403    ok        403     ok    403    403    403     ok    ok
        POST  /council/rolls                               401       403    403       403     403   403    403    403     ok    403
        GET   /council/rolls/{rollId}                      401       403    ok        403     ok    403    403    403     ok    ok
        GET   /council/rolls/{rollId}/entries              401       403    ok        403     ok    403    403    403     ok    ok
        GET   /organizations                               ok        ok     ok        ok      ok    ok     ok     ok      ok    ok
        POST  /organizations                               401       ok     ok        ok      ok    403    403    403     ok    ok
        GET   /organizations/{id}                          401       404    ok        ok      404   ok     403    403     ok    ok
        PATCH /organizations/{id}                          401       404    ok        ok      404   403    ok     403     ok    403
        GET   /organizations/{id}/history                  401       404    ok        ok      404   ok     403    403     ok    ok
        GET   /organizations/{id}/messages                 401       404    ok        ok      404   ok     403    403     ok    ok
        POST  /organizations/{id}/messages                 401       404    ok        403     404   403    403    403     ok    403
        GET   /organizations/{id}/duplicates               401       404    403       403     404   403    403    403     ok    403
        POST  /organizations/{id}/review                   401       404    403       403     404   403    403    403     ok    403
        POST  /organizations/{id}/approve                  401       404    403       403     404   403    403    403     ok    403
        POST  /organizations/{id}/reject                   401       404    403       403     404   403    403    403     ok    403
        POST  /organizations/{id}/resign                   401       404    ok        403     404   403    403    403     ok    403
        POST  /organizations/{id}/terminate                401       404    403       403     404   403    403    403     ok    403
        GET   /me/organizations                            401       ok     ok        ok      ok    403    403    403     ok    ok
        GET   /tiers                                       ok        ok     ok        ok      ok    ok     ok     ok      ok    ok
        GET   /tiers/{code}                                ok        ok     ok        ok      ok    ok     ok     ok      ok    ok
        POST  /tiers                                       401       403    403       403     403   403    403    403     ok    403
        PATCH /tiers/{code}                                401       403    403       403     403   403    403    403     ok    403
        POST  /tiers/{code}/prices                         401       403    403       403     403   403    403    403     ok    403
        GET   /tiers/{code}/prices                         401       403    403       403     403   403    403    403     ok    ok
        POST  /organizations/{id}/tier                     401       404    ok        403     404   403    403    403     ok    403
        GET   /organizations/{id}/tier                     401       404    ok        ok      404   ok     403    403     ok    ok
        POST  /organizations/{id}/renew                    401       404    ok        403     404   403    403    403     ok    403
        POST  /organizations/{id}/return                   401       404    ok        403     404   403    403    403     ok    403
        GET   /renewals                                    401       403    403       403     403   403    403    403     ok    ok
        POST  /renewals/run                                401       403    403       403     403   403    403    403     ok    403
        """;

    /// <summary>The expected outcome of each caller, by operation.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Expected { get; } = AccessTable.Read(Text);
}
