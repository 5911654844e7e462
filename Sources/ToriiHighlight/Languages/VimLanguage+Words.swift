extension VimLanguage {
  /// Commands; what follows a bracket may be left out from its end.
  static let commands = """
    a ab abc[lear abo[veleft al[l ar arga[dd argd[elete argdo arge[dit argg[lobal argl[ocal
    ar[gs argu[ment as[cii au bN[ext bad[d ba[ll bd[elete bel[owright bf[irst bl[ast bm[odified
    bn[ext bo[tright bp[revious br brea[k breaka[dd breakd[el breakl[ist br[ewind bro[wse bu buf
    bufdo b[uffer buffers bun[load bw[ipeout c cN cN[ext cNf cNf[ile cabc[lear cad caddb[uffer
    cad[dexpr caddf[ile cal[l cat[ch cb[uffer cc ccl[ose cd ce[nter cex[pr cf[ile cfir[st
    cgetb[uffer cgete[xpr cg[etfile c[hange changes chd[ir che[ckpath checkt[ime cl cla[st
    cl[ist clo[se cmapc[lear cn cnew[er cn[ext cnf cnf[ile col[der colo[rscheme com comc[lear
    comp[iler con conf[irm con[tinue cope[n co[py cpf[ile cp[revious cq[uit cr[ewind cs cscope
    cstag cuna[bbrev cw[indow d de debug debugg[reedy del delc[ommand delel delep d[elete
    deletel deletep deletl deletp delf delf[unction dell delm[arks delp dep di diffg[et diffo[ff
    diffp[atch diffpu[t diffs[plit difft[his diffu[pdate dig dig[raphs dir di[splay dj[ump dl
    dli[st do doau dp dr[op ds[earch dsp[lit e ea earlier ec echoe[rr echom[sg echon e[dit el[se
    elsei[f em[enu en endf endfo[r endfun endf[unction en[dif endt[ry endw[hile ene[w ex exi[t
    exu[sage f f[ile files filet filetype fin fina[lly fin[d fini[sh fir[st fix[del fo[ld
    foldc[lose folddoc[losed foldd[oopen foldo[pen for fu fun fu[nction g go[to gr[ep grepa[dd
    gui gvim h ha[rdcopy h[elp helpf[ind helpg[rep helpt[ags hi hid[e his[tory i ia iabc[lear if
    ij[ump il[ist imapc[lear in intro is[earch isp[lit iuna[bbrev j[oin ju[mps k keepa keepalt
    keepj[umps kee[pmarks keepp[atterns l lN lN[ext lNf lNf[ile la lad laddb[uffer lad[dexpr
    laddf[ile lan lan[guage la[st lat later lb[uffer lc[d lch[dir lcl[ose lcs lcscope le[ft
    lefta[bove lex[pr lf[ile lfir[st lgetb[uffer lgete[xpr lg[etfile lgr[ep lgrepa[dd lh[elpgrep
    l[ist ll lla[st lli[st lmak[e lmapc[lear lne lnew[er lne[xt lnf lnf[ile lo loadk loadkeymap
    lo[adview loc[kmarks lockv[ar lol[der lop[en lpf[ile lp[revious lr[ewind ls lt[ag lua luado
    luafile lv[imgrep lvimgrepa[dd lw[indow ma mak[e ma[rk marks mat[ch menut menut[ranslate mes
    messages mk mk[exrc mks[ession mksp[ell mkv mkvie[w mkv[imrc mo mod[e m[ove mz mzf[ile
    mz[scheme n nbc[lose nb[key nbs[tart ne new n[ext nmapc[lear noa noautocmd noh[lsearch
    nu[mber o ol[dfiles omapc[lear on[ly o[pen opt[ions ownsyntax p pc[lose pe ped[it pe[rl
    perld[o po[p popu popu[p pp[op pr pre[serve prev[ious p[rint pro profd[el prof[ile
    promptf[ind promptr[epl ps[earch ptN ptN[ext pta[g ptf[irst ptj[ump ptl[ast ptn ptn[ext
    ptp[revious ptr[ewind pts[elect pu[t pw[d py py3 py3do pydo pyf[ile py[thon python3 q qa[ll
    q[uit quita[ll r re r[ead rec[over red redi[r red[o redr[aw redraws[tatus reg[isters res[ize
    ret[ab retu[rn rew[ind ri[ght rightb[elow ru rub[y rubyd[o rubyf[ile rundo ru[ntime
    rv[iminfo sN[ext sal[l san[dbox sa[rgument sav[eas sbN[ext sba[ll sbf[irst sbl[ast
    sbm[odified sbn[ext sbp[revious sbr[ewind sb[uffer scrip scripte[ncoding scrip[tnames scs
    scscope se[t setf[iletype setg[lobal setl[ocal sf[ind sfir[st sh[ell si sig sign sil[ent
    sim[alt sl sla[st sl[eep sm[agic sm[ap sme smenu sn[ext sni[ff sno[magic snoreme snoremenu
    so sor[t so[urce spe spelld[ump spe[llgood spelli[nfo spellr[epall spellu[ndo spellw[rong
    sp[lit spr[evious sre[wind st sta[g star start startg[replace star[tinsert startr[eplace
    stj[ump st[op stopi[nsert sts[elect sun[hide sunme sunmenu sus[pend sv[iew sw[apname sy syn
    sync syncbind syntime t tN tN[ext ta tab tabN tabN[ext tabc[lose tabd[o tabe[dit tabf[ind
    tabfir[st tabl[ast tabm[ove tabnew tabn[ext tabo[nly tabp[revious tabr[ewind tabs ta[g tags
    tc[l tcld[o tclf[ile te[aroff tf[irst th[row tj[ump tl[ast tm tm[enu tn tn[ext to[pleft
    tp[revious tr tr[ewind try ts[elect tu tu[nmenu u un una[bbreviate u[ndo undoj[oin undol[ist
    unh[ide unl unlo[ckvar uns[ilent up[date v ve verb[ose ve[rsion vert[ical vi vie[w vim[grep
    vimgrepa[dd vi[sual viu[sage vmapc[lear vne[w vs[plit w wN[ext wa[ll wh[ile win winc[md
    windo winp[os win[size wn[ext wp[revious wq wqa[ll w[rite ws[verb wundo wv[iminfo x xa[ll
    x[it xmapc[lear xme xmenu xnoreme xnoremenu xunme xunmenu xwininfo y[ank
    """

  /// Options and events.
  static let options = """
    BufAdd BufCreate BufDelete BufEnter BufFilePost BufFilePre BufHidden BufLeave BufNew
    BufNewFile BufRead BufReadCmd BufReadPost BufReadPre BufUnload BufWinEnter BufWinLeave
    BufWipeout BufWrite BufWriteCmd BufWritePost BufWritePre Cmd CmdwinEnter CmdwinLeave
    ColorScheme CompleteDone CursorHold CursorHoldI CursorMoved CursorMovedI EncodingChanged
    FileAppendCmd FileAppendPost FileAppendPre FileChangedRO FileChangedShell
    FileChangedShellPost FileEncoding FileReadCmd FileReadPost FileReadPre FileType FileWriteCmd
    FileWritePost FileWritePre FilterReadPost FilterReadPre FilterWritePost FilterWritePre
    FocusGained FocusLost FuncUndefined GUIEnter GUIFailed InsertChange InsertCharPre
    InsertEnter InsertLeave MenuPopup QuickFixCmdPost QuickFixCmdPre QuitPre RemoteReply
    SessionLoadPost ShellCmdPost ShellFilterPost SourceCmd SourcePre SpellFileMissing
    StdinReadPost StdinReadPre SwapExists Syntax TabEnter TabLeave TermChanged TermResponse
    TextChanged TextChangedI User UserGettingBored VimEnter VimLeave VimLeavePre VimResized
    WinEnter WinLeave acd ai akm al aleph allowrevins altkeymap ambiwidth ambw anti antialias ar
    arab arabic arabicshape ari arshape autochdir autoindent autoread autowrite autowriteall aw
    awa background backspace backup backupcopy backupdir backupext backupskip balloondelay
    ballooneval balloonexpr bdir bdlay beval bex bexpr bg bh bin binary biosk bioskey bk bkc bl
    bomb breakat brk browsedir bs bsdir bsk bt bufhidden buflisted buftype casemap cb cc ccv cd
    cdpath cedit cf cfu ch charconvert ci cin cindent cink cinkeys cino cinoptions cinw cinwords
    clipboard cmdheight cmdwinheight cmp cms co cocu cole colorcolumn columns com comments
    commentstring compatible complete completefunc completeopt concealcursor conceallevel
    confirm consk conskey copyindent cot cp cpo cpoptions cpt crb cryptmethod cscopepathcomp
    cscopeprg cscopequickfix cscoperelative cscopetag cscopetagorder cscopeverbose cspc csprg
    csqf csre cst csto csverb cuc cul cursorbind cursorcolumn cursorline cwh debug deco def
    define delcombine dex dg dict dictionary diff diffexpr diffopt digraph dip dir directory
    display dy ea ead eadirection eb ed edcompatible ef efm ei ek enc encoding endofline eol ep
    equalalways equalprg errorbells errorfile errorformat esckeys et event eventignore ex
    expandtab exrc fcl fcs fdc fde fdi fdl fdls fdm fdn fdo fdt fen fenc fencs fex ff ffs fic
    fileencoding fileencodings fileformat fileformats fileignorecase filetype fillchars fk fkmap
    flp fml fmr fo foldclose foldcolumn foldenable foldexpr foldignore foldlevel foldlevelstart
    foldmarker foldmethod foldminlines foldnestmax foldopen foldtext formatexpr formatlistpat
    formatoptions formatprg fp fs fsync ft gcr gd gdefault gfm gfn gfs gfw ghr go gp grepformat
    grepprg gtl gtt guicursor guifont guifontset guifontwide guiheadroom guioptions guipty
    guitablabel guitabtooltip helpfile helpheight helplang hf hh hi hid hidden highlight history
    hk hkmap hkmapp hkp hl hlg hls hlsearch ic icon iconstring ignorecase im imactivatefunc
    imactivatekey imaf imak imc imcmdline imd imdisable imi iminsert ims imsearch imsf
    imstatusfunc inc include includeexpr incsearch inde indentexpr indentkeys indk inex inf
    infercase inoremap insertmode invacd invai invakm invallowrevins invaltkeymap invanti
    invantialias invar invarab invarabic invarabicshape invari invarshape invautochdir
    invautoindent invautoread invautowrite invautowriteall invaw invawa invbackup invballooneval
    invbeval invbin invbinary invbiosk invbioskey invbk invbl invbomb invbuflisted invcf invci
    invcin invcindent invcompatible invconfirm invconsk invconskey invcopyindent invcp invcrb
    invcscoperelative invcscopetag invcscopeverbose invcsre invcst invcsverb invcuc invcul
    invcursorbind invcursorcolumn invcursorline invdeco invdelcombine invdg invdiff invdigraph
    invea inveb inved invedcompatible invek invendofline inveol invequalalways inverrorbells
    invesckeys invet invex invexpandtab invexrc invfen invfic invfileignorecase invfk invfkmap
    invfoldenable invgd invgdefault invguipty invhid invhidden invhk invhkmap invhkmapp invhkp
    invhls invhlsearch invic invicon invignorecase invim invimc invimcmdline invimd invimdisable
    invincsearch invinf invinfercase invinsertmode invis invjoinspaces invjs invlazyredraw
    invlbr invlinebreak invlisp invlist invloadplugins invlpl invlz invma invmacatsui invmagic
    invmh invml invmod invmodeline invmodifiable invmodified invmore invmousef invmousefocus
    invmousehide invnu invnumber invodev invopendevice invpaste invpi invpreserveindent
    invpreviewwindow invprompt invpvw invreadonly invrelativenumber invremap invrestorescreen
    invrevins invri invrightleft invrl invrnu invro invrs invru invruler invsb invsc invscb
    invscrollbind invscs invsecure invsft invshellslash invshelltemp invshiftround invshortname
    invshowcmd invshowfulltag invshowmatch invshowmode invsi invsm invsmartcase invsmartindent
    invsmarttab invsmd invsn invsol invspell invsplitbelow invsplitright invspr invsr invssl
    invsta invstartofline invstmp invswapfile invswf invta invtagbsearch invtagrelative
    invtagstack invtbi invtbidi invtbs invtermbidi invterse invtextauto invtextmode invtf
    invtgst invtildeop invtimeout invtitle invto invtop invtr invttimeout invttybuiltin
    invttyfast invtx invudf invundofile invvb invvisualbell invwa invwarn invwb invweirdinvert
    invwfh invwfw invwic invwildignorecase invwildmenu invwinfixheight invwinfixwidth invwiv
    invwmnu invwrap invwrapscan invwrite invwriteany invwritebackup invws is isf isfname isi
    isident isk iskeyword isp isprint joinspaces js key keymap keymodel keywordprg km kmp kp
    langmap langmenu laststatus lazyredraw lbr lcs linebreak lines linespace lisp lispwords list
    listchars lm lmap loadplugins lpl ls lsp lw lz ma macatsui magic makeef makeprg mat
    matchpairs matchtime maxcombine maxfuncdepth maxmapdepth maxmem maxmempattern maxmemtot mco
    mef menuitems mfd mh mis mkspellmem ml mls mm mmd mmp mmt mod modeline modelines modifiable
    modified more mouse mousef mousefocus mousehide mousem mousemodel mouses mouseshape mouset
    mousetime mp mps msm mzq mzquantum nf nnoremap noacd noai noakm noallowrevins noaltkeymap
    noanti noantialias noar noarab noarabic noarabicshape noari noarshape noautochdir
    noautoindent noautoread noautowrite noautowriteall noaw noawa nobackup noballooneval nobeval
    nobin nobinary nobiosk nobioskey nobk nobl nobomb nobuflisted nocf noci nocin nocindent
    nocompatible noconfirm noconsk noconskey nocopyindent nocp nocrb nocscoperelative
    nocscopetag nocscopeverbose nocsre nocst nocsverb nocuc nocul nocursorbind nocursorcolumn
    nocursorline nodeco nodelcombine nodg nodiff nodigraph noea noeb noed noedcompatible noek
    noendofline noeol noequalalways noerrorbells noesckeys noet noex noexpandtab noexrc nofen
    nofic nofileignorecase nofk nofkmap nofoldenable nogd nogdefault noguipty nohid nohidden
    nohk nohkmap nohkmapp nohkp nohls nohlsearch noic noicon noignorecase noim noimc noimcmdline
    noimd noimdisable noincsearch noinf noinfercase noinsertmode nois nojoinspaces nojs
    nolazyredraw nolbr nolinebreak nolisp nolist noloadplugins nolpl nolz noma nomacatsui
    nomagic nomh noml nomod nomodeline nomodifiable nomodified nomore nomousef nomousefocus
    nomousehide nonu nonumber noodev noopendevice nopaste nopi nopreserveindent nopreviewwindow
    noprompt nopvw noreadonly norelativenumber noremap norestorescreen norevins nori norightleft
    norl nornu noro nors noru noruler nosb nosc noscb noscrollbind noscs nosecure nosft
    noshellslash noshelltemp noshiftround noshortname noshowcmd noshowfulltag noshowmatch
    noshowmode nosi nosm nosmartcase nosmartindent nosmarttab nosmd nosn nosol nospell
    nosplitbelow nosplitright nospr nosr nossl nosta nostartofline nostmp noswapfile noswf nota
    notagbsearch notagrelative notagstack notbi notbidi notbs notermbidi noterse notextauto
    notextmode notf notgst notildeop notimeout notitle noto notop notr nottimeout nottybuiltin
    nottyfast notx noudf noundofile novb novisualbell nowa nowarn nowb noweirdinvert nowfh nowfw
    nowic nowildignorecase nowildmenu nowinfixheight nowinfixwidth nowiv nowmnu nowrap
    nowrapscan nowrite nowriteany nowritebackup nows nrformats nu number numberwidth nuw odev
    oft ofu omnifunc opendevice operatorfunc opfunc osfiletype pa para paragraphs paste
    pastetoggle patchexpr patchmode path pdev penc pex pexpr pfn ph pheader pi pm pmbcs pmbfn
    popt preserveindent previewheight previewwindow printdevice printencoding printexpr
    printfont printheader printmbcharset printmbfont printoptions prompt pt pumheight pvh pvw qe
    quoteescape rdt re readonly redrawtime regexpengine relativenumber remap report
    restorescreen revins ri rightleft rightleftcmd rl rlc rnu ro rs rtp ru ruf ruler rulerformat
    runtimepath sb sbo sbr sc scb scr scroll scrollbind scrolljump scrolloff scrollopt scs sect
    sections secure sel selection selectmode sessionoptions sft sh shcf shell shellcmdflag
    shellpipe shellquote shellredir shellslash shelltemp shelltype shellxescape shellxquote
    shiftround shiftwidth shm shortmess shortname showbreak showcmd showfulltag showmatch
    showmode showtabline shq si sidescroll sidescrolloff siso sj slm sm smartcase smartindent
    smarttab smc smd sn so softtabstop sol sp spc spell spellcapcheck spellfile spelllang
    spellsuggest spf spl splitbelow splitright spr sps sr srr ss ssl ssop st sta stal
    startofline statusline stl stmp sts su sua suffixes suffixesadd sw swapfile swapsync swb swf
    switchbuf sws sxe sxq syn synmaxcol syntax t_AB t_AF t_AL t_CS t_CV t_Ce t_Co t_Cs t_DL t_EI
    t_F1 t_F2 t_F3 t_F4 t_F5 t_F6 t_F7 t_F8 t_F9 t_IE t_IS t_K1 t_K3 t_K4 t_K5 t_K6 t_K7 t_K8
    t_K9 t_KA t_KB t_KC t_KD t_KE t_KF t_KG t_KH t_KI t_KJ t_KK t_KL t_RI t_RV t_SI t_Sb t_Sf
    t_WP t_WS t_ZH t_ZR t_al t_bc t_cd t_ce t_cl t_cm t_cs t_da t_db t_dl t_fs t_k1 t_k2 t_k3
    t_k4 t_k5 t_k6 t_k7 t_k8 t_k9 t_kB t_kD t_kI t_kN t_kP t_kb t_kd t_ke t_kh t_kl t_kr t_ks
    t_ku t_le t_mb t_md t_me t_mr t_ms t_nd t_op t_se t_so t_sr t_te t_ti t_ts t_u7 t_ue t_us
    t_ut t_vb t_ve t_vi t_vs t_xs ta tabline tabpagemax tabstop tag tagbsearch taglength
    tagrelative tags tagstack tal tb tbi tbidi tbis tbs tenc term termbidi termencoding terse
    textauto textmode textwidth tf tgst thesaurus tildeop timeout timeoutlen title titlelen
    titleold titlestring tl tm to toolbar toolbariconsize top tpm tr ts tsl tsr ttimeout
    ttimeoutlen ttm tty ttybuiltin ttyfast ttym ttymouse ttyscroll ttytype tw tx uc udf udir ul
    undodir undofile undolevels undoreload updatecount updatetime ur ut vb vbs vdir ve verbose
    verbosefile vfile vi viewdir viewoptions viminfo virtualedit visualbell vnoremap vop wa wak
    warn wb wc wcm wd weirdinvert wfh wfw wh whichwrap wi wic wig wildchar wildcharm wildignore
    wildignorecase wildmenu wildmode wildoptions wim winaltkeys window winfixheight winfixwidth
    winheight winminheight winminwidth winwidth wiv wiw wm wmh wmnu wmw wop wrap wrapmargin
    wrapscan write writeany writebackup writedelay ws ww
    """
}
